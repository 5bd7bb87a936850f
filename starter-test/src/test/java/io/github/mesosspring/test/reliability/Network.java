package io.github.mesosspring.test.reliability;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.github.mesosspring.embedded.EmbeddedMaster;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.proxy.TcpProxy;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * The network between the framework and the masters: a proxy before each of them, which
 * every request takes wherever it was sent, so that neither a redirect nor the address of
 * a leader leads past it. Sees on the framework's side whether there is ever more than
 * one subscription.
 */
final class Network implements ExchangeFilterFunction, AutoCloseable {

	private final Map<Integer, TcpProxy> proxies;

	private final Violations violations;

	private final Set<Exchange> open = ConcurrentHashMap.newKeySet();

	Network(EmbeddedMesos mesos, Violations violations) {
		this.violations = violations;
		this.proxies = mesos.masters()
			.stream()
			.map(EmbeddedMaster::uri)
			.collect(Collectors.toMap(URI::getPort, TcpProxy::to));
	}

	void each(Consumer<TcpProxy> fault) {
		this.proxies.values().forEach(fault);
	}

	Set<Integer> ports() {
		return this.proxies.values().stream().map(TcpProxy::port).collect(Collectors.toSet());
	}

	int subscriptions() {
		return this.open.size();
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		ClientRequest routed = ClientRequest.from(request).url(throughProxy(request.url())).build();
		// What has no stream id is a SUBSCRIBE.
		return request.headers().containsHeader("Mesos-Stream-Id") ? next.exchange(routed)
				: Mono.defer(() -> subscribe(routed, next));
	}

	private Mono<ClientResponse> subscribe(ClientRequest request, ExchangeFunction next) {
		Exchange exchange = new Exchange(request.url());
		if (!this.open.isEmpty()) {
			this.violations.add("A SUBSCRIBE left while another one was open: " + this.open);
		}
		this.open.add(exchange);
		// On termination, not after it: a redirect is followed by the signal itself.
		return next.exchange(request).map((response) -> {
			exchange.stage = "answered with " + response.statusCode();
			return response.mutate()
				.body((body) -> body.doOnTerminate(() -> this.open.remove(exchange))
					.doOnCancel(() -> this.open.remove(exchange)))
				.build();
		}).doOnError((error) -> this.open.remove(exchange)).doOnCancel(() -> this.open.remove(exchange));
	}

	private URI throughProxy(URI uri) {
		TcpProxy proxy = this.proxies.get(uri.getPort());
		if (proxy == null) {
			return uri;
		}
		return proxy.uri().resolve(uri.getRawPath());
	}

	@Override
	public void close() {
		each(TcpProxy::close);
	}

	/**
	 * A SUBSCRIBE that is under way or whose stream is open.
	 */
	private static final class Exchange {

		private final URI uri;

		private volatile String stage = "sent";

		Exchange(URI uri) {
			this.uri = uri;
		}

		@Override
		public String toString() {
			return this.uri + " " + this.stage;
		}

	}

}
