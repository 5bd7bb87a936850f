package io.github.mesosspring.executor;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.scheduler.Schedulers;

/**
 * The life cycle around an {@link ExecutorRun}, of which there is one.
 */
final class ManagedExecutor implements ExecutorSubscription {

	private static final Log logger = LogFactory.getLog(ExecutorSubscription.class);

	/** For what comes after the last of the grace period. */
	private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(2);

	private final ExecutorCore core;

	private final ExecutorSettings settings;

	private final ExecutorStates states;

	private final ExecutorRun run;

	private final AtomicBoolean started = new AtomicBoolean();

	ManagedExecutor(ExecutorCore core, ExecutorSettings settings) {
		this.core = core;
		this.settings = settings;
		this.states = new ExecutorStates(settings.listeners());
		this.run = new ExecutorRun(core, settings, this.states);
		core.own(this.run);
	}

	@Override
	public void start() {
		if (this.run.closed().isDone()) {
			throw new IllegalStateException(
					"The executor has ended and cannot be started again: " + "the agent starts a new process for that");
		}
		if (this.started.compareAndSet(false, true)) {
			this.run.start();
		}
	}

	@Override
	public void stop() {
		if (!isRunning()) {
			return;
		}
		this.run.stop();
		if (isWaitedFor() || Schedulers.isInNonBlockingThread()) {
			return;
		}
		Duration patience = this.core.environment().shutdownGracePeriod().plus(TIME_TO_CLOSE);
		try {
			this.run.closed().get(patience.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			logger.warn("The executor did not stop in time; a listener blocks it");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void stop(Runnable callback) {
		if (!isRunning()) {
			callback.run();
			return;
		}
		this.run.stop();
		if (isWaitedFor()) {
			// whoever waits for the callback does so here
			callback.run();
		}
		else {
			this.run.closed().whenComplete((ignored, failure) -> callback.run());
		}
	}

	/** Whether the end would have to wait for what called this. */
	private boolean isWaitedFor() {
		return this.core.actor().isCurrentThread() || this.settings.sink().isHandling();
	}

	@Override
	public boolean isRunning() {
		return this.started.get() && !this.run.closed().isDone();
	}

	@Override
	public boolean isAutoStartup() {
		return this.settings.autoStartup();
	}

	/**
	 * There is no way back.
	 */
	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public int getPhase() {
		return this.settings.phase();
	}

	@Override
	public ExecutorStatus status() {
		Connection current = this.run.connection();
		ExecutorState state = this.states.state();
		return new ExecutorStatus(state, this.core.environment().agent(),
				(current != null && state == ExecutorState.SUBSCRIBED) ? current.age() : null, this.states.reconnects(),
				this.core.outbox().unacknowledgedUpdates(), this.core.outbox().unacknowledgedTasks(),
				this.states.problem());
	}

}
