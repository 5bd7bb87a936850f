package io.github.mesosspring.autoconfigure.endpoint;

/**
 * What an operator can have a framework do.
 */
public enum MesosOperation {

	/** Ask the master for the state of all tasks, as after each SUBSCRIBED. */
	RECONCILE,

	/** Want no offers, for some roles or for all (call SUPPRESS). */
	SUPPRESS,

	/** Want offers again, and forget the filters of those declined (call REVIVE). */
	REVIVE,

	/** Give the subscription up and subscribe anew, with the same framework id. */
	RECONNECT,

	/** Call a handler no more until it is resumed. */
	PAUSE,

	/** Call a handler again. */
	RESUME

}
