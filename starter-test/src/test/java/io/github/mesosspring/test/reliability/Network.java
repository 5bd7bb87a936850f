package io.github.mesosspring.test.reliability;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.github.mesosspring.embedded.EmbeddedMaster;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.proxy.TcpProxy;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

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

	private final AtomicInteger subscriptions = new AtomicInteger();

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

	int connections() {
		return this.proxies.values().stream().mapToInt(TcpProxy::connections).sum();
	}

	int subscriptions() {
		return this.subscriptions.get();
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		ClientRequest routed = ClientRequest.from(request).url(throughProxy(request.url())).build();
		// What has no stream id is a SUBSCRIBE.
		return request.headers().containsHeader("Mesos-Stream-Id") ? next.exchange(routed)
				: Mono.defer(() -> subscribe(routed, next));
	}

	private Mono<ClientResponse> subscribe(ClientRequest request, ExchangeFunction next) {
		if (this.subscriptions.incrementAndGet() > 1) {
			this.violations.add("A second SUBSCRIBE left while one was open");
		}
		AtomicBoolean open = new AtomicBoolean(true);
		Consumer<SignalType> closed = (signal) -> {
			if (open.getAndSet(false)) {
				this.subscriptions.decrementAndGet();
			}
		};
		return next.exchange(request)
			.map((response) -> response.mutate().body((body) -> body.doFinally(closed)).build())
			.doOnError((error) -> closed.accept(SignalType.ON_ERROR))
			.doOnCancel(() -> closed.accept(SignalType.CANCEL));
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

}
