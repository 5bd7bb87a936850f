package io.github.mesosspring.test.junit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Virtual time for many threads. The scheduler of Reactor loses tasks that one thread
 * adds while another sets its clock forward, and stops for good when a task fails; here
 * one thread at a time gets to it, and failures are logged. What is due runs on the
 * thread that adds it or that sets the clock forward.
 */
final class SerialScheduler implements Scheduler {

	private static final Log logger = LogFactory.getLog(SerialScheduler.class);

	private final ReentrantLock lock = new ReentrantLock();

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	void advance(Duration duration) {
		locked(() -> {
			this.time.advanceTimeBy(duration);
			return duration;
		});
	}

	@Override
	public Disposable schedule(Runnable task) {
		return locked(() -> this.time.schedule(guarded(task)));
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		return locked(() -> this.time.schedule(guarded(task), delay, unit));
	}

	@Override
	public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
		return locked(() -> this.time.schedulePeriodically(guarded(task), initialDelay, period, unit));
	}

	@Override
	public long now(TimeUnit unit) {
		return this.time.now(unit);
	}

	@Override
	public Worker createWorker() {
		return new SerialWorker(this.time.createWorker());
	}

	@Override
	public void dispose() {
		locked(() -> {
			this.time.dispose();
			return this.time;
		});
	}

	@Override
	public boolean isDisposed() {
		return this.time.isDisposed();
	}

	private <T> T locked(Supplier<T> action) {
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	private static Runnable guarded(Runnable task) {
		return () -> {
			try {
				task.run();
			}
			catch (RuntimeException ex) {
				logger.error("Something a cluster had to do in virtual time failed", ex);
			}
		};
	}

	private final class SerialWorker implements Worker {

		private final Worker worker;

		SerialWorker(Worker worker) {
			this.worker = worker;
		}

		@Override
		public Disposable schedule(Runnable task) {
			return locked(() -> this.worker.schedule(guarded(task)));
		}

		@Override
		public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
			return locked(() -> this.worker.schedule(guarded(task), delay, unit));
		}

		@Override
		public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
			return locked(() -> this.worker.schedulePeriodically(guarded(task), initialDelay, period, unit));
		}

		@Override
		public void dispose() {
			locked(() -> {
				this.worker.dispose();
				return this.worker;
			});
		}

		@Override
		public boolean isDisposed() {
			return this.worker.isDisposed();
		}

	}

}
