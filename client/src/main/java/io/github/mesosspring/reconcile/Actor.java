package io.github.mesosspring.reconcile;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * Runs tasks one after another. What comes after its end is dropped. Thread-safe.
 */
final class Actor implements Disposable {

	private final Scheduler.Worker worker;

	private final Consumer<Throwable> failures;

	Actor(Scheduler scheduler, Consumer<Throwable> failures) {
		this.worker = scheduler.createWorker();
		this.failures = failures;
	}

	void execute(Runnable task) {
		schedule(task, 0);
	}

	Disposable schedule(Runnable task, long nanos) {
		try {
			return this.worker.schedule(() -> run(task), nanos, TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			return Disposables.disposed();
		}
	}

	@Override
	public void dispose() {
		this.worker.dispose();
	}

	@Override
	public boolean isDisposed() {
		return this.worker.isDisposed();
	}

	private void run(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			this.failures.accept(ex);
		}
	}

}
