package io.github.mesosspring.embedded.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What a thread waits for that needs the cluster in some state. Thread-safe.
 */
final class Changes {

	private final Object monitor = new Object();

	/**
	 * Wait for a condition that some change brings about. Returns early if the thread is
	 * interrupted.
	 * @param limit how long to wait at most
	 * @param condition the condition
	 */
	void await(Duration limit, BooleanSupplier condition) {
		long end = System.nanoTime() + limit.toNanos();
		synchronized (this.monitor) {
			long left = limit.toNanos();
			while (left > 0 && !condition.getAsBoolean()) {
				try {
					TimeUnit.NANOSECONDS.timedWait(this.monitor, left);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
					return;
				}
				left = end - System.nanoTime();
			}
		}
	}

	void happened() {
		synchronized (this.monitor) {
			this.monitor.notifyAll();
		}
	}

}
