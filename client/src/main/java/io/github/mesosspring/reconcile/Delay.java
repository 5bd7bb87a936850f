package io.github.mesosspring.reconcile;

/**
 * A time to wait that doubles up to a bound.
 *
 * @param nanos the time
 * @param max the bound
 */
record Delay(long nanos, long max) {

	static Delay first(ReconciliationSettings settings) {
		return new Delay(settings.initial().toNanos(), settings.max().toNanos());
	}

	Delay next() {
		return new Delay((this.nanos > this.max / 2) ? this.max : this.nanos * 2, this.max);
	}

}
