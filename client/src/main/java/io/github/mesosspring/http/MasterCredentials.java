package io.github.mesosspring.http;

import reactor.core.publisher.Mono;

/**
 * Supplies what requests to a master are authenticated with. Thread-safe.
 */
public interface MasterCredentials {

	/**
	 * The credentials to send. Asked for each request, so they should be at hand.
	 * @return a value for the header {@code Authorization}; empty to send none
	 */
	Mono<String> authorization();

	/**
	 * The master answered 401: get other credentials than these, if there can be any.
	 * Asked at most once for a request; requests at the same time may ask for the same
	 * ones.
	 * @param refused the value that was refused
	 * @return another value, with which the request is sent once more; empty if there is
	 * none, and the 401 stands
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
	static MasterCredentials basic(String principal, String secret) {
		return new BasicCredentials(principal, secret);
	}

}
