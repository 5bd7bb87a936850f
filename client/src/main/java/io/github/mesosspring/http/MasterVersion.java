package io.github.mesosspring.http;

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

}
