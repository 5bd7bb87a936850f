package io.github.mesosspring.benchmarks.result;

/**
 * What was asked for, and whether it holds.
 *
 * @param row the number of the row in the table of targets
 * @param name what is held against the target
 * @param value the value that was found; a ratio where the target is one
 * @param unit the unit of the value, {@code x} for a ratio
 * @param target what was asked for, for instance {@code <= 1.5}
 * @param met whether it holds
 */
public record Target(int row, String name, double value, String unit, String target, boolean met) {

	/**
	 * A target that is met by values up to a limit.
	 */
	public static Target atMost(int row, String name, double value, String unit, double limit) {
		return new Target(row, name, value, unit, "<= " + text(limit), value <= limit);
	}

	/**
	 * A target that is met by values from a limit on.
	 */
	public static Target atLeast(int row, String name, double value, String unit, double limit) {
		return new Target(row, name, value, unit, ">= " + text(limit), value >= limit);
	}

	private static String text(double limit) {
		return (limit == Math.rint(limit)) ? Long.toString((long) limit) : Double.toString(limit);
	}

}
