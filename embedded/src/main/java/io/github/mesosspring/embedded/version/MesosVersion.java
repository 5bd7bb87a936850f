package io.github.mesosspring.embedded.version;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Mesos that has the v1 scheduler API: 0.24 to 0.28 or 1.0 to 1.12. It
 * stands for its last patch release.
 *
 * @param major the first number
 * @param minor the second number
 */
public record MesosVersion(int major, int minor) implements Comparable<MesosVersion> {

	private static final int FIRST_MINOR = 24;

	private static final int LAST_MINOR_OF_0 = 28;

	private static final int LAST_MINOR_OF_1 = 12;

	/** The version that the embedded Mesos is true to in everything. */
	public static final MesosVersion LATEST = new MesosVersion(1, LAST_MINOR_OF_1);

	private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

	public MesosVersion {
		boolean known = (major == 0) ? minor >= FIRST_MINOR && minor <= LAST_MINOR_OF_0
				: major == 1 && minor >= 0 && minor <= LAST_MINOR_OF_1;
		if (!known) {
			throw new IllegalArgumentException("There is no profile of Mesos " + major + "." + minor
					+ ": choose one of 0.24 to 0.28 and 1.0 to 1.12");
		}
	}

	/**
	 * Read a version.
	 * @param text two numbers, as in {@code 1.4}
	 * @return the version
	 * @throws IllegalArgumentException if it is no such text, or a version without v1
	 * scheduler API
	 */
	public static MesosVersion of(String text) {
		Matcher matcher = TEXT.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException(
					"'" + text + "' is no version of Mesos: write two numbers, for example 1.4");
		}
		return new MesosVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
	}

	/**
	 * All versions.
	 * @return them, the oldest first
	 */
	public static List<MesosVersion> all() {
		List<MesosVersion> all = new ArrayList<>();
		for (int minor = FIRST_MINOR; minor <= LAST_MINOR_OF_0; minor++) {
			all.add(new MesosVersion(0, minor));
		}
		for (int minor = 0; minor <= LAST_MINOR_OF_1; minor++) {
			all.add(new MesosVersion(1, minor));
		}
		return List.copyOf(all);
	}

	/**
	 * Whether this is a version or a later one.
	 * @param major the first number of that version
	 * @param minor its second number
	 * @return whether it is
	 */
	public boolean isAtLeast(int major, int minor) {
		return (this.major != major) ? this.major > major : this.minor >= minor;
	}

	@Override
	public int compareTo(MesosVersion other) {
		return equals(other) ? 0 : isAtLeast(other.major, other.minor) ? 1 : -1;
	}

	@Override
	public String toString() {
		return this.major + "." + this.minor;
	}

}
