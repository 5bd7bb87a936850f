package io.github.mesosspring.http;

import reactor.core.publisher.Mono;

/**
 * Supplies what requests to a master are authenticated with. Thread-safe; what it returns
 * is waited for 10 s at most. One that fails, or throws, concerns the requests of that
 * time only: nothing is sent without credentials instead.
 */
public interface MesosCredentialsProvider {

	/**
	 * The credentials to send. Asked for each request, so they should be at hand. Must
	 * not block.
	 * @return a value for the header {@code Authorization}; empty to send none
	 */
	Mono<String> authorization();

	/**
	 * The master answered 401: get other credentials than these, if there can be any.
	 * Asked at most once for a request; requests at the same time may ask for the same
	 * ones. Must not block.
	 * @param refused the value that was refused
	 * @return another value, with which the request is sent once more; empty if there is
	 * none, and the 401 stands; an error if it is not known at present, so that a
	 * subscription is tried again later
	 */
	default Mono<String> refresh(String refused) {
		return Mono.empty();
	}

	/**
	 * A principal and a secret for HTTP Basic authentication, which never change.
	 * @param principal the principal, without colon
	 * @param secret its secret
	 * @return the credentials
	 * @throws IllegalArgumentException if the principal contains a colon
	 */
	static MesosCredentialsProvider basic(String principal, String secret) {
		return FixedCredentials.basic(principal, secret);
	}

	/**
	 * A token for {@code Authorization: Bearer}, which never changes.
	 * @param token the token: visible ASCII characters
	 * @return the credentials
	 * @throws IllegalArgumentException if there are other characters in it, or none; the
	 * message does not show it
	 */
	static MesosCredentialsProvider bearer(String token) {
		return FixedCredentials.bearer(token);
	}

}
