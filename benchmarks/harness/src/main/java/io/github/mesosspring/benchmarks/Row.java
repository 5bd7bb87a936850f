package io.github.mesosspring.benchmarks;

import io.github.mesosspring.benchmarks.result.RowResult;

/**
 * Measures one row of the table of targets.
 */
public interface Row {

	/**
	 * The number of the row in the table.
	 */
	int number();

	/**
	 * Measure.
	 * @param effort how much it is to take
	 * @return what was found
	 * @throws Exception if a contestant of ours or the limit did not do its work. What
	 * another client can not do is no failure but a note of the result
	 */
	RowResult run(Effort effort) throws Exception;

}
