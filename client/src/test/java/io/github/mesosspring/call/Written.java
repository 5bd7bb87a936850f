package io.github.mesosspring.call;

import reactor.core.publisher.Mono;

import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;

/**
 * Exchanges whose request is written, to nowhere.
 */
final class Written {

	private Written() {
	}

	static Mono<ClientResponse> silently(ClientRequest request) {
		return then(request, Mono.never());
	}

	static Mono<ClientResponse> then(ClientRequest request, Mono<ClientResponse> answer) {
		MockClientHttpRequest connection = new MockClientHttpRequest(request.method(), request.url());
		return request.writeTo(connection, ExchangeStrategies.withDefaults()).then(answer);
	}

}
