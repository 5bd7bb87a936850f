package io.github.mesosspring.subscription;

/**
 * What the start of a subscription waits for.
 */
public enum StartPolicy {

	/** The start waits for nothing: whatever keeps us from subscribing is tried again. */
	RETRY,

	/**
	 * The start waits until the subscription stands for the first time, and fails if it
	 * is given up before, or if the time to subscribe runs out. Standing by counts as
	 * started.
	 */
	FAIL

}
