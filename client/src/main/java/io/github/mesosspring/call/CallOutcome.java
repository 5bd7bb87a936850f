package io.github.mesosspring.call;

import java.util.Locale;

/**
 * How a call ended. Every call has exactly one outcome.
 */
public enum CallOutcome {

	/** The master answered 202, or 200 with a result. */
	ACCEPTED,

	/** The master answered with another status. */
	REJECTED,

	/** The call never left this process. */
	NOT_SENT,

	/**
	 * The call left this process, but no answer came: the master may or may not have
	 * acted on it.
	 */
	UNKNOWN;

	/**
	 * The value of the {@code outcome} tag of the meter {@code mesos.calls}.
	 * @return the lower-case name
	 */
	public String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}
