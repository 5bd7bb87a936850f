package io.github.mesosspring.leader;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms in which a user may say where the master is found, and what is said about
 * anything else. What was configured may hold a password, which reaches nobody.
 */
final class MasterForms {

	/** The port masters listen on by default. */
	static final int DEFAULT_PORT = 5050;

	private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://");

	private static final List<String> FORMS = List.of("host:port", "a comma-separated list of host:port",
			"http://host[:port] or https://host[:port] (default port " + DEFAULT_PORT + ")",
			"zk://[user:password@]host:port,host:port/path", "etcd://host:port,host:port/key",
			"file:///path of a file that holds one of the others");

	private MasterForms() {
	}

	/**
	 * The scheme of a location.
	 * @param master the location
	 * @return what stands before {@code ://} in lower case, empty if there is none
	 */
	static String scheme(String master) {
		Matcher matcher = SCHEME.matcher(master);
		return matcher.lookingAt() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
	}

	static IllegalArgumentException refused(String master, String why) {
		return new IllegalArgumentException("'" + withoutCredentials(master)
				+ "' does not say where the Mesos master is: " + why + ". Accepted are " + String.join("; ", FORMS));
	}

	/**
	 * Hide everything up to the last {@code @}: wherever it was meant to stand, the
	 * password is before it.
	 */
	private static String withoutCredentials(String master) {
		int at = master.lastIndexOf('@');
		if (at < 0) {
			return master;
		}
		String scheme = scheme(master);
		return (scheme.isEmpty() ? "" : scheme + "://") + "***" + master.substring(at);
	}

}
