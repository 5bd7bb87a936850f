package io.github.mesosspring.benchmarks.result;

import java.util.List;

/**
 * What the measurement of a row gave.
 *
 * @param row the number of the row in the table of targets
 * @param title what was measured
 * @param conditions how it was measured and what of the contract was on, a sentence each
 * @param measurements all that was measured
 * @param targets what was asked for
 * @param notes what has to be known to read the figures, a sentence each: who lost
 * events, who could not run
 */
public record RowResult(int row, String title, List<String> conditions, List<Measurement> measurements,
		List<Target> targets, List<String> notes) {

	public RowResult {
		conditions = List.copyOf(conditions);
		measurements = List.copyOf(measurements);
		targets = List.copyOf(targets);
		notes = List.copyOf(notes);
	}

}
