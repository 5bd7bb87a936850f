package io.github.mesosspring.embedded.http;

import org.jspecify.annotations.Nullable;

/**
 * Knows whose tokens are. Asked at each request, by several threads.
 */
@FunctionalInterface
public interface Tokens {

	/**
	 * The principal of a token.
	 * @param token the token
	 * @return the principal, or {@code null} if the token is not accepted (any longer)
	 */
	@Nullable String principal(String token);

}
