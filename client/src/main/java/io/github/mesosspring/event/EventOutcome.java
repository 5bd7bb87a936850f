package io.github.mesosspring.event;

/**
 * What became of an event.
 */
public enum EventOutcome {

	/** All its handlers returned normally. */
	HANDLED,

	/** It has no handler. */
	UNHANDLED,

	/** At least one of its handlers failed. */
	FAILED,

	/** An interceptor refused it. */
	REFUSED

}
