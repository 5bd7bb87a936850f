package io.github.mesosspring.subscription;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionListener;
import io.github.mesosspring.session.SessionLoss;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * The life cycle around {@link SubscriptionRun}s: at most one that is not closed.
 */
final class ManagedSubscription implements MesosSubscription, SessionListener {

	private static final Log logger = LogFactory.getLog(MesosSubscription.class);

	/** For what comes after the farewell: a framework id store takes its time. */
	private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(10);

	private final ReentrantLock lock = new ReentrantLock();

	private final SubscriptionSettings settings;

	private final LifecycleSettings lifecycle;

	private final SubscriptionMemory memory;

	private volatile @Nullable SubscriptionRun run;

	private boolean warned;

	ManagedSubscription(SubscriptionSettings settings) {
		this.settings = settings;
		this.lifecycle = settings.lifecycle();
		this.memory = new SubscriptionMemory(settings);
		settings.sessions().addListener(this);
	}

	@Override
	public void start() {
		boolean waiting = this.lifecycle.startPolicy() == StartPolicy.FAIL;
		if (waiting && Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException("The subscription was not started: its start waits (start policy "
					+ StartPolicy.FAIL + ") and the thread " + Thread.currentThread().getName() + " must not");
		}
		awaitTheEndOf(this.run);
		SubscriptionRun begun = begin();
		if (waiting && begun != null) {
			awaitTheStartOf(begun);
		}
	}

	@Override
	public void stop() {
		SubscriptionRun current = this.run;
		if (current == null || current.isClosed()) {
			return;
		}
		current.stop();
		if (mayWaitFor(current) && !ended(current)) {
			logger.warn("The subscription did not stop in time; a framework id store or a listener blocks it. "
					+ "It will stop as soon as it is let");
		}
	}

	@Override
	public void stop(Runnable callback) {
		SubscriptionRun current = this.run;
		if (current == null || current.isClosed()) {
			callback.run();
			return;
		}
		current.stopped().whenComplete((ignored, failure) -> callback.run());
		current.stop();
	}

	@Override
	public boolean isRunning() {
		SubscriptionRun current = this.run;
		return current != null && !current.isClosed();
	}

	@Override
	public boolean isAutoStartup() {
		return this.lifecycle.autoStartup();
	}

	/**
	 * A pause cannot be told from a stop, and must not kill all tasks.
	 */
	@Override
	public boolean isPauseable() {
		return this.lifecycle.onStop() != OnStop.TEARDOWN;
	}

	@Override
	public int getPhase() {
		return this.lifecycle.phase();
	}

	@Override
	public SubscriptionStatus status() {
		SubscriptionRun current = this.run;
		Attempt subscribed = (current != null) ? current.subscribed() : null;
		Session session = (subscribed != null) ? subscribed.session() : null;
		FrameworkID id = this.memory.identity().id();
		StateMachine states = this.memory.states();
		return new SubscriptionStatus(states.state(), (id != null) ? id.getValue() : null,
				(session != null) ? session.master() : null, (subscribed != null) ? subscribed.age() : null,
				states.reconnects(), this.memory.problem());
	}

	@Override
	public SubscriptionHistory history() {
		return this.memory.history();
	}

	@Override
	public boolean resubscribe(SessionLoss loss, String reason) {
		SubscriptionRun current = this.run;
		return current != null && current.resubscribe(loss, reason);
	}

	@Override
	public void lost(Session session, SessionLoss reason) {
		SubscriptionRun current = this.run;
		if (current != null) {
			current.sessionLost(session, reason);
		}
	}

	@Override
	public void teardownUnanswered(Session session) {
		SubscriptionRun current = this.run;
		if (current != null) {
			current.teardownUnanswered();
		}
	}

	@Override
	public void tornDown(Session session) {
		SubscriptionRun current = this.run;
		if (current != null) {
			current.tornDown(session);
		}
	}

	@Override
	public void operationsReconciled(Session session, List<OperationStatus> statuses) {
		SubscriptionRun current = this.run;
		if (current != null) {
			current.operationsReconciled(session, statuses);
		}
	}

	private @Nullable SubscriptionRun begin() {
		this.lock.lock();
		try {
			if (isRunning()) {
				return null;
			}
			if (this.lifecycle.election() == null) {
				this.memory.identity().open();
			}
			warn();
			this.memory.problem(null);
			this.memory.ownTeardown().started();
			SubscriptionRun next = new SubscriptionRun(this.settings, this.memory);
			this.run = next;
			next.start();
			return next;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void warn() {
		if (!this.warned) {
			this.warned = true;
			RiskyChoices.of(this.settings.frameworkInfo(), this.lifecycle).forEach(logger::warn);
		}
	}

	private void awaitTheStartOf(SubscriptionRun begun) {
		CompletableFuture<Void> started = begun.started();
		try {
			started.get(this.settings.subscribeTimeout().toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException ex) {
			stop();
			throw (ex.getCause() instanceof SubscriptionStartException failed) ? failed : new CompletionException(ex);
		}
		catch (TimeoutException ex) {
			String problem = this.memory.problem();
			SubscriptionState state = this.memory.states().state();
			stop();
			throw new SubscriptionStartException("No subscription within " + this.settings.subscribeTimeout().toMillis()
					+ " ms" + ((problem != null) ? ": " + problem : ""), state);
		}
		catch (InterruptedException ex) {
			begun.stop();
			Thread.currentThread().interrupt();
			throw new SubscriptionStartException("The start was interrupted", this.memory.states().state());
		}
	}

	/**
	 * A subscription that is being stopped is waited for where that is possible.
	 */
	private void awaitTheEndOf(@Nullable SubscriptionRun last) {
		if (last == null || !last.isStopping() || last.isClosed()) {
			return;
		}
		if (!mayWaitFor(last) || !ended(last)) {
			throw new IllegalStateException("The subscription was not started: it is still being stopped. "
					+ "Start it again when it is, which stop(Runnable) tells");
		}
	}

	private boolean mayWaitFor(SubscriptionRun other) {
		return !other.isCurrentThread() && !this.settings.sink().isHandling() && !Schedulers.isInNonBlockingThread();
	}

	private boolean ended(SubscriptionRun stopping) {
		Duration patience = this.lifecycle.stopTimeout().plus(TIME_TO_CLOSE);
		try {
			stopping.stopped().toCompletableFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
