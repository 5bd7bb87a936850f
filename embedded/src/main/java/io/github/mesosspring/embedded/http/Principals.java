package io.github.mesosspring.embedded.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who may call, by secret or by token. Nobody needs to authenticate if nobody can.
 */
public final class Principals {

	private static final String BASIC = "Basic ";

	private static final List<String> TOKEN = List.of("Bearer ", "token=");

	private final Map<String, String> secrets;

	private final @Nullable Tokens tokens;

	private Principals(Map<String, String> secrets, @Nullable Tokens tokens) {
		this.secrets = Map.copyOf(secrets);
		this.tokens = tokens;
	}

	/**
	 * Principals with secrets.
	 * @param secrets the secrets by principal, neither with a colon
	 * @return the principals
	 */
	public static Principals of(Map<String, String> secrets) {
		return new Principals(secrets, null);
	}

	/**
	 * Check what a principal authenticates with.
	 * @param principal the principal
	 * @param secret its secret
	 * @throws IllegalArgumentException if Mesos could not tell them apart
	 */
	public static void check(String principal, String secret) {
		if (principal.isEmpty() || principal.contains(":") || secret.contains(":")) {
			throw new IllegalArgumentException("Neither principal nor secret may contain a colon, and the principal "
					+ "must not be empty: Mesos cannot tell them apart otherwise");
		}
	}

	/**
	 * The same, and some with tokens.
	 * @param tokens knows whose they are; {@code null} if there are none
	 * @return the principals
	 */
	public Principals tokens(@Nullable Tokens tokens) {
		return new Principals(this.secrets, tokens);
	}

	/**
	 * Whether nobody needs to authenticate.
	 * @return whether there are none
	 */
	public boolean isEmpty() {
		return this.secrets.isEmpty() && this.tokens == null;
	}

	/**
	 * The principal of a request. The name of the scheme is case-sensitive, and neither
	 * principal nor secret can contain a colon, as with Mesos.
	 * @param authorization the header {@code Authorization}
	 * @return the principal, {@code null} if it is nobody's
	 */
	@Nullable String of(@Nullable String authorization) {
		if (authorization == null) {
			return null;
		}
		if (authorization.startsWith(BASIC)) {
			return ofSecret(authorization.substring(BASIC.length()));
		}
		Tokens known = this.tokens;
		if (known != null) {
			for (String scheme : TOKEN) {
				if (authorization.startsWith(scheme)) {
					return known.principal(authorization.substring(scheme.length()));
				}
			}
		}
		return null;
	}

	private @Nullable String ofSecret(String encoded) {
		String decoded;
		try {
			decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
		String[] parts = decoded.split(":", -1);
		String secret = (parts.length == 2) ? this.secrets.get(parts[0]) : null;
		return (secret != null && MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8),
				parts[1].getBytes(StandardCharsets.UTF_8))) ? parts[0] : null;
	}

	/**
	 * The names of those with secrets.
	 */
	@Override
	public String toString() {
		Set<String> names = this.secrets.keySet();
		return names + ((this.tokens != null) ? " and some with tokens" : "");
	}

}
