package io.github.mesosspring.call;

/**
 * How many calls have no outcome yet, for gauges. Both figures are read without a lock,
 * so that asking often holds up no call; they need not fit together. Thread-safe.
 */
public interface CallStatistics {

	/**
	 * The calls that wait for their turn.
	 * @return the number of calls, of both lanes
	 */
	int waiting();

	/**
	 * The calls that have left, or are about to, and whose answer is waited for.
	 * @return the number of calls, of both lanes
	 */
	int inFlight();

}
