package io.github.mesosspring.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a master's {@code 307} points to. Masters write {@code //host:port/path} (1.0 and
 * later), or {@code //host:port} (0.27 and 0.28); the documentation shows
 * {@code host:port}.
 */
public final class MasterRedirect {

	private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

	private MasterRedirect() {
	}

	/**
	 * Resolve a {@code Location} against the request that was redirected. A path is added
	 * where there is none.
	 * @param request the URI that was requested
	 * @param location the value of the header
	 * @return the URI to try next, with a host
	 * @throws IllegalArgumentException if it is no place to go: not a URI of http or
	 * https, with credentials in it, or from https down to http
	 */
	public static URI resolve(URI request, String location) {
		URI target = parse(request, location.strip());
		String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
		if (!scheme.equals("http") && !scheme.equals("https")) {
			throw refused(location, "it is neither http nor https");
		}
		if (scheme.equals("http") && "https".equalsIgnoreCase(request.getScheme())) {
			throw refused(location, "it would leave https");
		}
		if (target.getHost() == null) {
			throw refused(location, "it has no valid host");
		}
		if (target.getRawUserInfo() != null) {
			throw new IllegalArgumentException("The redirect is not followed: it has credentials in it");
		}
		return withPath(target, request.getRawPath());
	}

	/**
	 * The scheme, host and port of a URI.
	 * @param uri an absolute URI
	 * @return the same without path, query and fragment
	 */
	public static URI base(URI uri) {
		return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
	}

	private static URI parse(URI request, String location) {
		String absolute = location;
		if (location.startsWith("//")) {
			absolute = request.getScheme() + ":" + location;
		}
		else if (location.startsWith("/")) {
			absolute = base(request) + location;
		}
		else if (!ABSOLUTE.matcher(location).matches()) {
			absolute = request.getScheme() + "://" + location;
		}
		try {
			return new URI(absolute);
		}
		catch (URISyntaxException ex) {
			throw refused(location, "it is no URI");
		}
	}

	private static URI withPath(URI target, String path) {
		String own = target.getRawPath();
		return (own == null || own.isEmpty() || own.equals("/")) ? base(target).resolve(path) : target;
	}

	private static IllegalArgumentException refused(String location, String why) {
		return new IllegalArgumentException("The redirect to '" + location + "' is not followed: " + why);
	}

}
