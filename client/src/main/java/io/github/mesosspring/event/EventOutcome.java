package io.github.mesosspring.event;

import java.util.Locale;

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
	REFUSED;

	/**
	 * The value of the {@code outcome} tag of the observation {@code mesos.event}.
	 * @return the lower-case name
	 */
	public String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}
