package io.github.mesosspring.embedded.agent;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * Where everything an agent does happens, one thing after the other. What is asked after
 * it was closed does not happen: a process may end, or a master call, at any time.
 */
public final class AgentThread {

	private static final Log logger = LogFactory.getLog(AgentThread.class);

	private final Scheduler scheduler;

	private final Scheduler.Worker worker;

	private volatile boolean closed;

	/**
	 * Use a scheduler.
	 * @param scheduler whose clock and one worker it takes; it stays the caller's
	 */
	public AgentThread(Scheduler scheduler) {
		this.scheduler = scheduler;
		this.worker = scheduler.createWorker();
	}

	/**
	 * Do something in a turn of its own, after what was asked before.
	 * @param action what
	 */
	public void run(Runnable action) {
		after(Duration.ZERO, action);
	}

	/**
	 * Do something later.
	 * @param delay how much later
	 * @param action what
	 * @return calls it off
	 */
	public Disposable after(Duration delay, Runnable action) {
		try {
			return delay.isZero() ? this.worker.schedule(guarded(action))
					: this.worker.schedule(guarded(action), delay.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The agent or its scheduler is closed, something asked of it later does not happen");
			return Disposables.disposed();
		}
	}

	/**
	 * The clock of the scheduler, to tell earlier from later.
	 * @return nanoseconds since anywhere
	 */
	public long nanoTime() {
		return this.scheduler.now(TimeUnit.NANOSECONDS);
	}

	/**
	 * The time of the scheduler's clock as updates carry it. Finer than milliseconds that
	 * clock counts from anywhere.
	 * @return seconds since 1970
	 */
	public double timestamp() {
		return this.scheduler.now(TimeUnit.MILLISECONDS) / 1e3;
	}

	/**
	 * Do nothing any more, not even what was asked before.
	 */
	public void close() {
		this.closed = true;
		this.worker.dispose();
	}

	/** An exception must neither end the thread nor a retry. */
	private Runnable guarded(Runnable action) {
		return () -> {
			if (this.closed) {
				return;
			}
			try {
				action.run();
			}
			catch (RuntimeException ex) {
				logger.error("Something the agent was asked to do failed, it goes on with the next", ex);
			}
		};
	}

}
