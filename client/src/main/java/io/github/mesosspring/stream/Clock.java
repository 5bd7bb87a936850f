package io.github.mesosspring.stream;

import java.time.Duration;

/**
 * A clock that only measures durations and never jumps.
 */
@FunctionalInterface
public interface Clock {

	/**
	 * The time.
	 * @return nanoseconds since no particular moment
	 */
	long nanos();

	/**
	 * How long something is past.
	 * @param nanos the time it happened
	 * @return the time since then, never negative
	 */
	default Duration since(long nanos) {
		return Duration.ofNanos(Math.max(0, nanos() - nanos));
	}

}
