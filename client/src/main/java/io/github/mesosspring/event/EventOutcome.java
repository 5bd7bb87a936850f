package io.github.mesosspring.event;

import java.util.Locale;

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
	REFUSED;

	/**
	 * The value of the {@code outcome} tag of the observation {@code mesos.event}.
	 * @return the lower-case name
	 */
	public String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}
