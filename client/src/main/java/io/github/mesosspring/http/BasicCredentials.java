package io.github.mesosspring.http;

import java.nio.charset.StandardCharsets;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;

/**
 * A principal and its secret, which stay the same.
 */
final class BasicCredentials implements MasterCredentials {

	private final String value;

	BasicCredentials(String principal, String secret) {
		if (principal.indexOf(':') != -1) {
			throw new IllegalArgumentException(
					"The principal contains a colon, which HTTP Basic authentication cannot express");
		}
		this.value = "Basic " + HttpHeaders.encodeBasicAuth(principal, secret, StandardCharsets.UTF_8);
	}

	@Override
	public Mono<String> authorization() {
		return Mono.just(this.value);
	}

}
