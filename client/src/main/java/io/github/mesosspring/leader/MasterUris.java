package io.github.mesosspring.leader;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads the addresses of masters: {@code host:port}, {@code http(s)://host[:port]}, and
 * comma-separated lists of such.
 */
final class MasterUris {

	private MasterUris() {
	}

	static List<URI> parse(String master, String defaultScheme) {
		if (master.contains("@")) {
			throw MasterForms.refused(master, "credentials do not belong into the address of a master");
		}
		return Arrays.stream(master.split(",", -1))
			.map((entry) -> parseOne(entry.strip(), defaultScheme))
			.distinct()
			.toList();
	}

	private static URI parseOne(String entry, String defaultScheme) {
		if (!entry.contains("://")) {
			return address(entry, defaultScheme + "://" + entry, true);
		}
		String scheme = MasterForms.scheme(entry);
		if (scheme.equals("http") || scheme.equals("https")) {
			return address(entry, entry, false);
		}
		throw MasterForms.refused(entry, "'" + scheme + "' is no scheme of a master in a list");
	}

	private static URI address(String entry, String absolute, boolean portRequired) {
		URI uri = uri(entry, absolute);
		checkHost(entry, uri);
		if (portRequired && uri.getPort() == -1) {
			throw MasterForms.refused(entry, "it has no host and port");
		}
		String path = uri.getRawPath();
		boolean bare = path.isEmpty() || (path.equals("/") && !portRequired);
		if (!bare || uri.getRawQuery() != null || uri.getRawFragment() != null) {
			throw MasterForms.refused(entry, "it must end after the port");
		}
		int port = (uri.getPort() != -1) ? uri.getPort() : MasterForms.DEFAULT_PORT;
		return URI.create(uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getHost() + ":" + port);
	}

	private static URI uri(String entry, String absolute) {
		try {
			return new URI(absolute);
		}
		catch (URISyntaxException ex) {
			throw MasterForms.refused(entry, "it cannot be parsed");
		}
	}

	private static void checkHost(String entry, URI uri) {
		if (uri.getHost() == null && entry.contains("_")) {
			throw MasterForms.refused(entry, "a host name cannot contain '_'; use its IP address or another name");
		}
		if (uri.getHost() == null) {
			throw MasterForms.refused(entry, "it has no host and port");
		}
		if (uri.getPort() == 0 || uri.getPort() > 65535) {
			throw MasterForms.refused(entry, "the port is not between 1 and 65535");
		}
	}

}
