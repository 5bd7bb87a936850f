package io.github.mesosspring.embedded.proxy;

import java.util.concurrent.TimeUnit;

/**
 * How many bytes may pass at a rate. What was not used is kept for a tenth of a second at
 * most, or for the time of one byte if that is longer.
 */
final class Allowance {

	static final long MAX_RATE = 1_000_000_000;

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final long bytesPerSecond;

	private final long kept;

	private long paidUntil;

	/**
	 * Begin with nothing.
	 * @param bytesPerSecond the rate, up to {@link #MAX_RATE}; 0 for no limit
	 * @param now the time
	 */
	Allowance(long bytesPerSecond, long now) {
		this.bytesPerSecond = bytesPerSecond;
		this.kept = Math.max(SECOND / 10, cost(1));
		this.paidUntil = now;
	}

	private long cost(long bytes) {
		return (this.bytesPerSecond == 0) ? 0
				: Math.floorDiv(bytes * SECOND + this.bytesPerSecond - 1, this.bytesPerSecond);
	}

	int available(long now) {
		if (this.bytesPerSecond == 0) {
			return Integer.MAX_VALUE;
		}
		this.paidUntil = Math.max(this.paidUntil, now - this.kept);
		return (int) ((now - this.paidUntil) * this.bytesPerSecond / SECOND);
	}

	void use(int bytes) {
		this.paidUntil += cost(bytes);
	}

	/**
	 * When as many bytes are available, or as many of them as can be at once.
	 */
	long availableAt(int bytes) {
		return this.paidUntil + Math.min(cost(bytes), this.kept);
	}

}
