package io.github.mesosspring.test.replay;

import io.github.mesosspring.http.MesosWebClients;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * A master that takes every call and is never asked for events.
 */
final class ReplayWebClients implements MesosWebClients {

	private final WebClient calls = WebClient.builder().exchangeFunction(ReplayWebClients::accept).build();

	private final WebClient stream = WebClient.builder()
		.exchangeFunction((request) -> Mono.error(new IllegalStateException(
				"There is no master while traffic is replayed; do not start the " + "subscription")))
		.build();

	@Override
	public WebClient stream() {
		return this.stream;
	}

	@Override
	public WebClient calls() {
		return this.calls;
	}

	/**
	 * A call whose body nobody asks for has not left.
	 */
	private static Mono<ClientResponse> accept(ClientRequest request) {
		return request
			.writeTo(new MockClientHttpRequest(request.method(), request.url()), ExchangeStrategies.withDefaults())
			.then(Mono.fromSupplier(() -> ClientResponse.create(HttpStatus.ACCEPTED).build()));
	}

}
