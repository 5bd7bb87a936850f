package io.github.mesosspring.embedded.page;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Whether a request means this machine. A page of somebody else whose name was made to
 * resolve to 127.0.0.1 still asks for that name, and must not read anything here.
 */
final class HostCheck {

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	private static final Set<String> WILDCARD = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

	private static final Pattern PORT = Pattern.compile(":\\d*$");

	private static final Pattern NUMERIC = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");

	private final String address;

	/**
	 * Create a check.
	 * @param address the address the server listens on
	 */
	HostCheck(String address) {
		this.address = address.toLowerCase(Locale.ROOT);
	}

	boolean passes(@Nullable String header) {
		if (header == null) {
			return false;
		}
		String host = PORT.matcher(header.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
		return LOOPBACK.contains(host) || host.equals(this.address) || host.equals("[" + this.address + "]")
				|| (WILDCARD.contains(this.address) && NUMERIC.matcher(host).matches());
	}

}
