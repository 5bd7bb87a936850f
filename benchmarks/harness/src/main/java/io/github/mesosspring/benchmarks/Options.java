package io.github.mesosspring.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the command line asks for.
 *
 * @param effort how much each row is to take
 * @param rows the numbers of the rows to run; none for all
 * @param reportOnly whether no row is to be run, and the report to be made of what was
 * found before
 */
record Options(Effort effort, List<Integer> rows, boolean reportOnly) {

	private static final String USAGE = "Usage: full|quick|smoke|report [--rows=1,2,3]";

	private static final String REPORT = "report";

	private static final String ROWS = "--rows=";

	static Options parse(String... arguments) {
		Effort effort = Effort.QUICK;
		List<Integer> rows = List.of();
		boolean reportOnly = Arrays.asList(arguments).contains(REPORT);
		for (String argument : arguments) {
			if (argument.startsWith(ROWS)) {
				rows = numbers(argument.substring(ROWS.length()));
			}
			else {
				effort = argument.equals(REPORT) ? Effort.FULL : effort(argument);
			}
		}
		return new Options(effort, rows, reportOnly);
	}

	/**
	 * The rows to run, of all there are.
	 * @throws IllegalArgumentException if one was asked for that there is not
	 */
	List<Row> chosen(List<Row> all) {
		List<Integer> known = all.stream().map(Row::number).toList();
		if (!known.containsAll(this.rows)) {
			throw new IllegalArgumentException("Rows " + this.rows + " were asked for, there are " + known);
		}
		return all.stream().filter((row) -> this.rows.isEmpty() || this.rows.contains(row.number())).toList();
	}

	private static Effort effort(String argument) {
		return Arrays.stream(Effort.values())
			.filter((effort) -> effort.name().toLowerCase(Locale.ROOT).equals(argument))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("'" + argument + "' is not understood. " + USAGE));
	}

	private static List<Integer> numbers(String list) {
		try {
			return Arrays.stream(list.split(","))
				.map(String::strip)
				.filter((number) -> !number.isEmpty())
				.map(Integer::valueOf)
				.toList();
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("'" + list + "' is no list of row numbers. " + USAGE, ex);
		}
	}

}
