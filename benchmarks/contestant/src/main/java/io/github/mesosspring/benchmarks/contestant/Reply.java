package io.github.mesosspring.benchmarks.contestant;

/**
 * A call to be made.
 */
public enum Reply {

	/** No call. */
	NONE,

	/**
	 * ACKNOWLEDGE of the update; a client that acknowledges by itself has no more to do.
	 */
	ACKNOWLEDGE,

	/** DECLINE of an offer. */
	DECLINE

}
