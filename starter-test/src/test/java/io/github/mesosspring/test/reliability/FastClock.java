package io.github.mesosspring.test.reliability;

import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A scheduler whose clock goes {@value #FACTOR} times as fast as the real one, so that a
 * cluster's retries and timeouts do not take a test's time.
 */
final class FastClock implements Scheduler {

	static final int FACTOR = 20;

	private final Scheduler real = Schedulers.newSingle("chaos-cluster", true);

	@Override
	public Disposable schedule(Runnable task) {
		return this.real.schedule(task);
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		return this.real.schedule(task, shortened(delay, unit), TimeUnit.NANOSECONDS);
	}

	@Override
	public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
		return this.real.schedulePeriodically(task, shortened(initialDelay, unit), shortened(period, unit),
				TimeUnit.NANOSECONDS);
	}

	@Override
	public long now(TimeUnit unit) {
		return unit.convert(this.real.now(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS) * FACTOR;
	}

	@Override
	public Worker createWorker() {
		return new FastWorker(this.real.createWorker());
	}

	@Override
	public void dispose() {
		this.real.dispose();
	}

	@Override
	public boolean isDisposed() {
		return this.real.isDisposed();
	}

	private static long shortened(long time, TimeUnit unit) {
		return unit.toNanos(time) / FACTOR;
	}

	private record FastWorker(Worker real) implements Worker {

		@Override
		public Disposable schedule(Runnable task) {
			return this.real.schedule(task);
		}

		@Override
		public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
			return this.real.schedule(task, shortened(delay, unit), TimeUnit.NANOSECONDS);
		}

		@Override
		public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
			return this.real.schedulePeriodically(task, shortened(initialDelay, unit), shortened(period, unit),
					TimeUnit.NANOSECONDS);
		}

		@Override
		public void dispose() {
			this.real.dispose();
		}

		@Override
		public boolean isDisposed() {
			return this.real.isDisposed();
		}

	}

}
