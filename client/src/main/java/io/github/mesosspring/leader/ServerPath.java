package io.github.mesosspring.leader;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The location of what masters have written down about their leader:
 * {@code scheme://[user:password@]host:port,host:port/path}.
 *
 * @param scheme the scheme, in lower case
 * @param servers the servers, each as {@code host:port}
 * @param path the path, with the slash it begins with
 * @param credentials user and password separated by a colon, or {@code null}
 */
record ServerPath(String scheme, List<String> servers, String path, @Nullable String credentials) {

	static ServerPath parse(String master, String scheme) {
		String rest = master.substring(scheme.length() + "://".length());
		int slash = rest.indexOf('/');
		if (slash < 0 || slash == rest.length() - 1) {
			throw MasterForms.refused(master, "it has no path after the servers");
		}
		String path = rest.substring(slash);
		if (path.indexOf('@') >= 0) {
			throw MasterForms.refused(master, "neither a password nor a path may contain both '/' and '@'");
		}
		if (path.chars().anyMatch((character) -> character <= ' ' || character == 0x7f)) {
			throw MasterForms.refused(master, "its path contains a blank or a control character");
		}
		String authority = rest.substring(0, slash);
		int at = authority.lastIndexOf('@');
		List<String> servers = Arrays.stream(authority.substring(at + 1).split(",", -1))
			.map((server) -> server(master, server.strip()))
			.toList();
		return new ServerPath(scheme, servers, path, (at < 0) ? null : credentials(master, authority.substring(0, at)));
	}

	private static String server(String master, String server) {
		try {
			URI uri = new URI("any://" + server);
			boolean bare = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawFragment() == null;
			if (uri.getHost() != null && uri.getPort() > 0 && uri.getPort() < 65536 && bare) {
				return server;
			}
		}
		catch (URISyntaxException ex) {
			// said below
		}
		throw MasterForms.refused(master,
				"each of its servers must be host:port, with a port between 1 and 65535 and no '_' in the host");
	}

	private static String credentials(String master, String credentials) {
		if (credentials.indexOf(':') < 1) {
			throw MasterForms.refused(master, "what stands before '@' must be user:password");
		}
		return credentials;
	}

	/**
	 * The location without credentials.
	 */
	@Override
	public String toString() {
		return this.scheme + "://" + String.join(",", this.servers) + this.path;
	}

}
