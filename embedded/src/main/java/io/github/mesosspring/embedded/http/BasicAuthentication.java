package io.github.mesosspring.embedded.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * HTTP basic authentication the way Mesos does it: the name of the scheme is
 * case-sensitive, and neither principal nor secret can contain a colon.
 */
public final class BasicAuthentication {

	private static final String SCHEME = "Basic ";

	private final Map<String, String> credentials;

	private final String realm;

	public BasicAuthentication(Map<String, String> credentials, String realm) {
		this.credentials = credentials;
		this.realm = realm;
	}

	/**
	 * Find out who makes a call.
	 * @param call the call
	 * @return the principal, {@code null} if nobody needs to authenticate
	 * @throws RequestRefusedException if it does not authenticate as it should
	 */
	public @Nullable String authenticate(HttpCall call) {
		if (this.credentials.isEmpty()) {
			return null;
		}
		String principal = principal(call.header("Authorization"));
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

	private @Nullable String principal(@Nullable String header) {
		if (header == null || !header.startsWith(SCHEME)) {
			return null;
		}
		String decoded;
		try {
			decoded = new String(Base64.getDecoder().decode(header.substring(SCHEME.length())), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
		String[] parts = decoded.split(":", -1);
		String secret = (parts.length == 2) ? this.credentials.get(parts[0]) : null;
		return (secret != null && MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8),
				parts[1].getBytes(StandardCharsets.UTF_8))) ? parts[0] : null;
	}

}
