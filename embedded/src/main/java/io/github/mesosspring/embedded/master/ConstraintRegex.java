package io.github.mesosspring.embedded.master;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * A regular expression of an offer constraint. A real master uses RE2, which is never
 * slow; here the same is had by giving up. What RE2 does not know is refused, with its
 * texts for the common cases.
 */
final class ConstraintRegex implements Predicate<String> {

	private static final Log logger = LogFactory.getLog(ConstraintRegex.class);

	/**
	 * As a real master allows by default, though it counts the instructions of the
	 * compiled expression, of which there is about one for each character.
	 */
	private static final int MAX_PROGRAM_SIZE = 100;

	private static final int MAX_TEXT = 1000;

	/** How often a match may look at a character. */
	private static final int MAX_STEPS = 100_000;

	private static final Pattern NOT_IN_RE2 = Pattern.compile("\\(\\?(?:[=!>]|<[=!])|\\\\[1-9]|\\\\k<");

	private static final Pattern POSSESSIVE = Pattern.compile("(?<!\\\\)[*+?}]\\+");

	private final Pattern pattern;

	private boolean tooSlow;

	private ConstraintRegex(Pattern pattern) {
		this.pattern = pattern;
	}

	static ConstraintRegex compile(String regex) {
		if (regex.length() > MAX_PROGRAM_SIZE) {
			throw new IllegalArgumentException("Regex '" + regex + "' is too complex: program size of " + regex.length()
					+ " is larger than maximum of " + MAX_PROGRAM_SIZE + " allowed");
		}
		Matcher foreign = NOT_IN_RE2.matcher(regex);
		if (foreign.find()) {
			String kind = foreign.group().startsWith("(") ? "invalid perl operator: " : "invalid escape sequence: ";
			throw failed(regex, kind + foreign.group());
		}
		Matcher possessive = POSSESSIVE.matcher(regex);
		if (possessive.find()) {
			throw failed(regex, "bad repetition operator: " + possessive.group());
		}
		try {
			return new ConstraintRegex(Pattern.compile(regex));
		}
		catch (PatternSyntaxException ex) {
			throw failed(regex, describe(ex));
		}
	}

	private static IllegalArgumentException failed(String regex, String error) {
		return new IllegalArgumentException("Failed to construct regex from pattern '" + regex + "': " + error);
	}

	private static String describe(PatternSyntaxException failure) {
		String regex = failure.getPattern();
		String description = failure.getDescription();
		if (description.startsWith("Unclosed group")) {
			return "missing ): " + regex;
		}
		if (description.startsWith("Unmatched closing")) {
			return "unexpected ): " + regex;
		}
		if (description.startsWith("Unclosed character class")) {
			return "missing ]: " + regex.substring(Math.max(0, regex.lastIndexOf('[')));
		}
		if (description.startsWith("Dangling meta character")) {
			return "no argument for repetition operator: " + regex.charAt(Math.max(0, failure.getIndex()));
		}
		return description;
	}

	/**
	 * Whether all of a text matches. A text that takes too long does not.
	 */
	@Override
	public boolean test(String text) {
		if (text.length() > MAX_TEXT) {
			return false;
		}
		try {
			return this.pattern.matcher(new Limited(text, new int[] { MAX_STEPS })).matches();
		}
		catch (TooManyStepsException ex) {
			if (!this.tooSlow) {
				this.tooSlow = true;
				logger.warn("The offer constraint '" + this.pattern + "' takes too long for an attribute of "
						+ text.length() + " characters, which therefore does not match; use a simpler expression");
			}
			return false;
		}
	}

	/**
	 * A text that can only be looked at so often.
	 */
	private record Limited(CharSequence text, int[] left) implements CharSequence {

		@Override
		public char charAt(int index) {
			if (this.left[0]-- <= 0) {
				throw new TooManyStepsException();
			}
			return this.text.charAt(index);
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return new Limited(this.text.subSequence(start, end), this.left);
		}

	}

	private static final class TooManyStepsException extends RuntimeException {

	}

}
