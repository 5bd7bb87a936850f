package io.github.mesosspring.embedded.proxy;

import java.util.concurrent.TimeUnit;

import io.netty.util.concurrent.EventExecutor;

/**
 * The time that delays and rates are measured by.
 */
interface ProxyClock {

	/**
	 * Real time.
	 */
	ProxyClock SYSTEM = new ProxyClock() {

		private final long origin = System.nanoTime();

		@Override
		public long nanoTime() {
			return System.nanoTime() - this.origin;
		}

		@Override
		public void runAfter(long nanos, Runnable action, EventExecutor executor) {
			executor.schedule(action, nanos, TimeUnit.NANOSECONDS);
		}

	};

	/**
	 * The time since some fixed one, in nanoseconds, not negative.
	 */
	long nanoTime();

	/**
	 * Let something run later.
	 * @param nanos how much later
	 * @param action what to run
	 * @param executor where to run it
	 */
	void runAfter(long nanos, Runnable action, EventExecutor executor);

}
