package io.github.mesosspring.autoconfigure.security;

import java.util.List;
import java.util.Locale;

/**
 * What is under a key, however it is spelled.
 */
enum SecretKey {

	/** A secret. */
	SECRET,

	/** An address, which may have credentials in it. */
	ADDRESS,

	/** Neither. */
	OTHER;

	private static final String PREFIX = "mesos";

	private static final List<String> SECRETS = List.of("secret", "token", "password", "privatekey");

	static SecretKey of(String key) {
		if (!key.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
			return OTHER;
		}
		String letters = key.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
		if (letters.endsWith("master") || letters.endsWith("connectstring")) {
			return ADDRESS;
		}
		return SECRETS.stream().anyMatch(letters::endsWith) ? SECRET : OTHER;
	}

}
