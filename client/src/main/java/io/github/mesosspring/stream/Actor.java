package io.github.mesosspring.stream;

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
public final class Actor implements Disposable {

	private final Scheduler.Worker worker;

	private final Consumer<Throwable> failures;

	private volatile @Nullable Thread busy;

	/**
	 * Create an actor.
	 * @param scheduler supplies the thread
	 * @param failures told, on the same thread, what a task threw
	 */
	public Actor(Scheduler scheduler, Consumer<Throwable> failures) {
		this.worker = scheduler.createWorker();
		this.failures = failures;
	}

	/**
	 * Have a task run after those handed over before.
	 * @param task the task
	 */
	public void execute(Runnable task) {
		schedule(task, Duration.ZERO);
	}

	/**
	 * Have a task run later.
	 * @param task the task
	 * @param delay how much later
	 * @return prevents it, if there is still time
	 */
	public Disposable schedule(Runnable task, Duration delay) {
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
	public boolean isCurrentThread() {
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
