package io.github.mesosspring.embedded;

import java.time.Duration;

/**
 * Checks the intervals of a cluster.
 */
final class Intervals {

	private Intervals() {
	}

	static Duration positive(Duration interval, String name) {
		if (interval.toMillis() < 1) {
			throw new IllegalArgumentException("The " + name + " interval must be at least 1 ms but is " + interval);
		}
		return interval;
	}

}
