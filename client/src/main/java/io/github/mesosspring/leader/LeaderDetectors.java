package io.github.mesosspring.leader;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes {@link LeaderDetector}s from configuration.
 */
public final class LeaderDetectors {

	/** The port masters listen on by default. */
	public static final int DEFAULT_PORT = 5050;

	private static final String FORMS = "Accepted are host:port, a comma-separated list of host:port, "
			+ "and http://host[:port] or https://host[:port] (default port " + DEFAULT_PORT + ")";

	private static final Set<String> COMING = Set.of("zk", "etcd", "file");

	private LeaderDetectors() {
	}

	/**
	 * Make a detector from what the user configured as the master.
	 * @param master {@code host:port}, a comma-separated list of such, or
	 * {@code http(s)://host[:port]}
	 * @param defaultScheme scheme of those without one: {@code http} or {@code https}
	 * @return a detector that names the masters in turn
	 * @throws IllegalArgumentException if it is anything else; the message names the
	 * accepted forms
	 */
	public static LeaderDetector parse(String master, String defaultScheme) {
		List<URI> masters = Arrays.stream(master.split(",", -1))
			.map((entry) -> parseOne(entry.strip(), defaultScheme))
			.distinct()
			.toList();
		return new RotatingLeaderDetector(masters);
	}

	private static URI parseOne(String entry, String defaultScheme) {
		int separator = entry.indexOf("://");
		if (separator < 0) {
			return address(entry, uri(entry, defaultScheme + "://" + entry), true);
		}
		String scheme = entry.substring(0, separator).toLowerCase(Locale.ROOT);
		if (COMING.contains(scheme)) {
			throw refused(entry, scheme + ":// is not supported yet");
		}
		if (!scheme.equals("http") && !scheme.equals("https")) {
			throw refused(entry, "'" + scheme + "' is no scheme of a master");
		}
		return address(entry, uri(entry, entry), false);
	}

	private static URI uri(String entry, String absolute) {
		try {
			return new URI(absolute);
		}
		catch (URISyntaxException ex) {
			throw refused(entry, "it cannot be parsed");
		}
	}

	private static URI address(String entry, URI uri, boolean portRequired) {
		if (uri.getHost() == null && entry.contains("_")) {
			throw refused(entry, "a host name cannot contain '_'; use its IP address or another name");
		}
		if (uri.getHost() == null || (portRequired && uri.getPort() == -1)) {
			throw refused(entry, "it has no host and port");
		}
		if (uri.getRawUserInfo() != null) {
			throw refused(entry, "credentials do not belong into it");
		}
		if (uri.getPort() == 0 || uri.getPort() > 65535) {
			throw refused(entry, "the port is not between 1 and 65535");
		}
		String path = uri.getRawPath();
		boolean bare = path.isEmpty() || (path.equals("/") && !portRequired);
		if (!bare || uri.getRawQuery() != null || uri.getRawFragment() != null) {
			throw refused(entry, "it must end after the port");
		}
		int port = (uri.getPort() != -1) ? uri.getPort() : DEFAULT_PORT;
		return URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost() + ":" + port);
	}

	/**
	 * What was configured may hold a password, which must not reach logs.
	 */
	private static IllegalArgumentException refused(String entry, String why) {
		String shown = entry.replaceFirst("^([^/@]*://)?.*@", "$1***@");
		return new IllegalArgumentException("'" + shown + "' is no address of a Mesos master: " + why + ". " + FORMS);
	}

}
