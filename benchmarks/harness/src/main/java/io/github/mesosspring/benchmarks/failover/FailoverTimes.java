package io.github.mesosspring.benchmarks.failover;

import java.time.Duration;

/**
 * How long a failover took.
 *
 * @param total from the new leader answering to SUBSCRIBED there
 * @param delay how much of it the framework waited, because it had drawn a delay: the
 * rest of the one that ran when the new leader began to answer, or the next one if none
 * ran. All others count as its own doing
 */
public record FailoverTimes(Duration total, Duration delay) {

	/**
	 * What the failover took besides the delay.
	 */
	public Duration own() {
		return this.total.minus(this.delay);
	}

}
