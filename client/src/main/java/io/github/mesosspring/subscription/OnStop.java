package io.github.mesosspring.subscription;

/**
 * What becomes of the framework when the application stops.
 */
public enum OnStop {

	/**
	 * Its tasks run on, and whoever subscribes with its id next takes them over, until
	 * the failover timeout ends.
	 */
	FAILOVER,

	/** It is torn down: its tasks are killed and its id can never be used again. */
	TEARDOWN

}
