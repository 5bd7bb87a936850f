package io.github.mesosspring.http;

import java.nio.charset.StandardCharsets;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;

/**
 * Credentials that stay the same.
 */
final class FixedCredentials implements MesosCredentialsProvider {

	private final String value;

	private FixedCredentials(String value) {
		this.value = value;
	}

	static FixedCredentials basic(String principal, String secret) {
		if (principal.indexOf(':') != -1) {
			throw new IllegalArgumentException(
					"The principal contains a colon, which HTTP Basic authentication cannot express");
		}
		return new FixedCredentials("Basic " + HttpHeaders.encodeBasicAuth(principal, secret, StandardCharsets.UTF_8));
	}

	static FixedCredentials bearer(String token) {
		if (token.isEmpty() || !token.chars().allMatch((character) -> character > ' ' && character < 0x7f)) {
			throw new IllegalArgumentException(
					"The token is empty, or contains a blank, a line break or another character no token has");
		}
		return new FixedCredentials("Bearer " + token);
	}

	@Override
	public Mono<String> authorization() {
		return Mono.just(this.value);
	}

}
