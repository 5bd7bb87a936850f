package io.github.mesosspring.embedded.http;

import org.jspecify.annotations.Nullable;

/**
 * Asks whoever calls who it is, by HTTP basic authentication as Mesos does it, or by a
 * token as its modules for that do.
 */
public final class Authentication {

	private final Principals principals;

	private final String realm;

	public Authentication(Principals principals, String realm) {
		this.principals = principals;
		this.realm = realm;
	}

	/**
	 * Find out who makes a call.
	 * @param call the call
	 * @return the principal, {@code null} if nobody needs to authenticate
	 * @throws RequestRefusedException if it does not authenticate as it should
	 */
	public @Nullable String authenticate(HttpCall call) {
		if (this.principals.isEmpty()) {
			return null;
		}
		String principal = this.principals.of(call.header("Authorization"));
		if (principal == null) {
			throw refusal();
		}
		return principal;
	}

	/**
	 * The refusal of a call without valid credentials.
	 * @return the exception, to be thrown
	 */
	public RequestRefusedException refusal() {
		return new RequestRefusedException(HttpAnswer.text(401, "401 Unauthorized.")
			.with("WWW-Authenticate", "Basic realm=\"" + this.realm + "\""));
	}

}
