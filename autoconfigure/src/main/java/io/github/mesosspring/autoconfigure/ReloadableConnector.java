package io.github.mesosspring.autoconfigure;

import java.net.URI;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * A connector that can be replaced while it is in use. What is under way goes on with the
 * one it began with.
 */
final class ReloadableConnector implements ClientHttpConnector {

	private volatile ClientHttpConnector current;

	ReloadableConnector(ClientHttpConnector first) {
		this.current = first;
	}

	void replace(ClientHttpConnector next) {
		this.current = next;
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		return this.current.connect(method, uri, requestCallback);
	}

}
