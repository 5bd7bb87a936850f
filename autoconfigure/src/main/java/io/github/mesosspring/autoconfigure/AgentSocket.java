package io.github.mesosspring.autoconfigure;

import java.net.URI;
import java.nio.file.Path;

import io.netty.channel.unix.DomainSocketAddress;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * The domain socket through which an agent wants to be connected to. Needs Netty's native
 * transport.
 *
 * @param file its path
 */
record AgentSocket(Path file) implements ExchangeFilterFunction {

	/**
	 * Reactor Netty heeds an address of the client's own only if the request has none.
	 */
	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return next.exchange(ClientRequest.from(request).url(URI.create(request.url().getRawPath())).build());
	}

	HttpClient customize(HttpClient client) {
		if (!LoopResources.hasNativeSupport()) {
			throw new MesosConfigurationException(
					"The agent is to be reached through the domain socket '" + this.file
							+ "' (MESOS_DOMAIN_SOCKET), for which Netty's native transport is missing.",
					"Add the dependency io.netty:netty-transport-native-epoll with the classifier of this machine, "
							+ "for instance linux-x86_64.");
		}
		return client.remoteAddress(() -> new DomainSocketAddress(this.file.toString()));
	}

}
