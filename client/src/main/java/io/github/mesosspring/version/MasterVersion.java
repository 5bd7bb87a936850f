package io.github.mesosspring.version;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a master, by which its manners are known.
 *
 * @param major the first number
 * @param minor the second number
 */
public record MasterVersion(int major, int minor) {

	/** A version that has everything: what a master is taken for that does not tell. */
	public static final MasterVersion NEWEST = new MasterVersion(Integer.MAX_VALUE, Integer.MAX_VALUE);

	/** The first version that had the v1 scheduler API. */
	public static final MasterVersion OLDEST = new MasterVersion(0, 24);

	private static final int LAST_MINOR_OF_0 = 28;

	private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:[.-].*)?");

	/**
	 * Read a version such as {@code 0.27.2} or {@code 1.12.0-dev}.
	 * @param text the text
	 * @return the version; {@link #NEWEST} if the text is none
	 */
	public static MasterVersion of(String text) {
		Matcher version = FORM.matcher(text.strip());
		return version.matches()
				? new MasterVersion(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2))) : NEWEST;
	}

	/**
	 * Whether something that came with a version is there.
	 * @param sinceMajor the first number of that version
	 * @param sinceMinor the second number of that version
	 * @return whether this version is that one or a later one
	 */
	public boolean isAtLeast(int sinceMajor, int sinceMinor) {
		return this.major > sinceMajor || (this.major == sinceMajor && this.minor >= sinceMinor);
	}

	/**
	 * Whether something that came with a version is there.
	 * @param since that version
	 * @return whether this version is that one or a later one
	 */
	public boolean isAtLeast(MasterVersion since) {
		return isAtLeast(since.major, since.minor);
	}

	/**
	 * Whether the version is that of a master that told it.
	 * @return {@code false} for {@link #NEWEST}
	 */
	public boolean isTold() {
		return !equals(NEWEST);
	}

	/**
	 * The version before, of those that had the v1 scheduler API.
	 */
	MasterVersion previous() {
		if (!isAtLeast(0, OLDEST.minor + 1)) {
			return OLDEST;
		}
		return (this.minor > 0) ? new MasterVersion(this.major, this.minor - 1)
				: new MasterVersion(this.major - 1, LAST_MINOR_OF_0);
	}

	/**
	 * The two numbers, or {@code newest}.
	 */
	@Override
	public String toString() {
		return isTold() ? this.major + "." + this.minor : "newest";
	}

}
