package io.github.mesosspring.stream;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: any time between nothing and a bound that
 * doubles with each attempt, so that many do not come back at once. What broke again soon
 * does not count as success. For one thread after the other.
 */
public final class Backoff {

	private static final int MAX_DOUBLINGS = 30;

	private final Duration initial;

	private final Duration max;

	private final DoubleSupplier random;

	private int doublings;

	/**
	 * Create a backoff.
	 * @param initial the first bound
	 * @param max the largest bound
	 * @param random gives numbers from 0 (inclusive) to 1 (exclusive)
	 */
	public Backoff(Duration initial, Duration max, DoubleSupplier random) {
		this.initial = initial;
		this.max = max;
		this.random = random;
	}

	/**
	 * A wait that is random and below the bound, which doubles.
	 * @return the time to wait
	 */
	public Duration next() {
		long initialNanos = this.initial.toNanos();
		long maxNanos = this.max.toNanos();
		double bound = Math.min((double) maxNanos, (double) initialNanos * (1L << this.doublings));
		this.doublings = Math.min(this.doublings + 1, MAX_DOUBLINGS);
		return Duration.ofNanos((long) (bound * this.random.getAsDouble()));
	}

	/**
	 * A wait that is random and below the first bound, whatever came before.
	 * @return the time to wait
	 */
	public Duration shortest() {
		return Duration.ofNanos((long) (this.initial.toNanos() * this.random.getAsDouble()));
	}

	/**
	 * Note how long a stream lasted. It was stable if longer than the longest wait.
	 * @param duration from its beginning to its end
	 */
	public void lasted(Duration duration) {
		if (duration.compareTo(this.max) >= 0) {
			this.doublings = 0;
		}
	}

}
