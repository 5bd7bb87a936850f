package io.github.mesosspring.subscription;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * Runs tasks one after another on a thread of its own. What is handed over after its end
 * is silently dropped: it is too late for all of it. Thread-safe.
 */
final class Actor implements Disposable {

	private final Scheduler.Worker worker;

	private final Consumer<Throwable> failures;

	private volatile @Nullable Thread busy;

	/**
	 * Create an actor.
	 * @param scheduler supplies the thread
	 * @param failures told, on the same thread, what a task threw
	 */
	Actor(Scheduler scheduler, Consumer<Throwable> failures) {
		this.worker = scheduler.createWorker();
		this.failures = failures;
	}

	void execute(Runnable task) {
		schedule(task, Duration.ZERO);
	}

	Disposable schedule(Runnable task, Duration delay) {
		try {
			return this.worker.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			return Disposables.disposed();
		}
	}

	/**
	 * Whether the caller is one of this actor's tasks.
	 * @return whether waiting for another task would be waiting for oneself
	 */
	boolean isCurrentThread() {
		return this.busy == Thread.currentThread();
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
		this.busy = Thread.currentThread();
		try {
			task.run();
		}
		catch (Throwable ex) {
			this.failures.accept(ex);
		}
		finally {
			this.busy = null;
		}
	}

}
