package io.github.mesosspring.executor;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: any time up to the bound, so that the
 * executors of an agent that comes back do not come at once. Never less than a twentieth
 * of it, nor less than {@link #SHORTEST}, or an agent that is not there would keep us
 * busy.
 */
final class RandomWait {

	static final Duration SHORTEST = Duration.ofMillis(50);

	private static final double LEAST = 0.05;

	private final Duration max;

	private final DoubleSupplier random;

	/**
	 * Create a wait.
	 * @param max the bound
	 * @param random gives numbers from 0 (inclusive) to 1 (exclusive)
	 */
	RandomWait(Duration max, DoubleSupplier random) {
		this.max = max;
		this.random = random;
	}

	Duration next() {
		double part = LEAST + (1 - LEAST) * this.random.getAsDouble();
		Duration wait = Duration.ofNanos((long) (this.max.toNanos() * part));
		return (wait.compareTo(SHORTEST) < 0) ? SHORTEST : wait;
	}

}
