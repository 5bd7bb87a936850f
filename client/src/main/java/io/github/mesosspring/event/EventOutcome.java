package io.github.mesosspring.event;

/**
 * What became of an event.
 */
public enum EventOutcome {

	/** All its handlers returned normally. */
	HANDLED,

	/** It has no handler, or none that is not paused and whose condition it meets. */
	UNHANDLED,

	/**
	 * It is a status update, and a handler that takes it is paused. It is not
	 * acknowledged, so that it comes again.
	 */
	PAUSED,

	/** At least one of its handlers failed. */
	FAILED,

	/** An interceptor refused it. */
	REFUSED

}
