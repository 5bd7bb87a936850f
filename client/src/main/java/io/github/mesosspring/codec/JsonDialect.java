package io.github.mesosspring.codec;

/**
 * In what the JSON of old masters differs from that of today, for those who play an old
 * one.
 *
 * @param alphabeticalKeys whether objects are written in the order of their keys instead
 * of that of declaration
 * @param escapedSlashes whether {@code /} is written as {@code \/}
 * @param deprecatedDefaults whether the declared default of a deprecated field is written
 * too
 * @param strictEnums whether an unknown name is an error for every enum, not only for
 * required ones
 * @param textValues whether strings that hold numbers or booleans are read as such
 * @param textInfinity whether {@code "Infinity"} is read as a number
 * @param maps whether map fields are read and written; they are ignored otherwise
 */
public record JsonDialect(boolean alphabeticalKeys, boolean escapedSlashes, boolean deprecatedDefaults,
		boolean strictEnums, boolean textValues, boolean textInfinity, boolean maps) {

	/** The JSON that masters and agents speak since 1.10. */
	public static final JsonDialect CURRENT = new JsonDialect(false, false, false, false, true, true, true);

}
