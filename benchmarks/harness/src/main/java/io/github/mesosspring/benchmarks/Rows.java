package io.github.mesosspring.benchmarks;

import java.util.List;

/**
 * All rows of the table of targets that are measured, by number.
 */
final class Rows {

	private Rows() {
	}

	/**
	 * The rows, a new object for each. One line each, in the order of the table.
	 */
	static List<Row> all() {
		return List.of(
		// new UpdateLatencyRow(),
		);
	}

}
