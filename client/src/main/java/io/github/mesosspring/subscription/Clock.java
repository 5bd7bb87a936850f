package io.github.mesosspring.subscription;

import java.time.Duration;

/**
 * A clock that only measures durations and never jumps.
 */
@FunctionalInterface
interface Clock {

	long nanos();

	default Duration since(long nanos) {
		return Duration.ofNanos(Math.max(0, nanos() - nanos));
	}

}
