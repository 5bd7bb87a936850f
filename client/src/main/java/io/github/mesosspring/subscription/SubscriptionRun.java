package io.github.mesosspring.subscription;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.framework.FrameworkIdStoreException;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.stream.Actor;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * A subscription from its start to its stop: stands by until this instance is elected,
 * has a {@link Tenure} for as long as it is, and says {@link Farewell} in the end.
 * Everything happens on the actor's thread unless noted otherwise.
 */
final class SubscriptionRun implements TenureOwner {

	private final SubscriptionSettings settings;

	private final SubscriptionMemory memory;

	private final Scheduler scheduler;

	private final Actor actor;

	private final EventGate gate;

	private final SubscriptionLog log;

	private final Leadership leadership;

	private final Renewal renewal;

	private final CompletableFuture<Void> started = new CompletableFuture<>();

	private final CompletableFuture<Void> stopped = new CompletableFuture<>();

	private volatile @Nullable Tenure tenure;

	private Disposable farewell = Disposables.disposed();

	private boolean leaving;

	private volatile boolean stopping;

	private volatile boolean closed;

	SubscriptionRun(SubscriptionSettings settings, SubscriptionMemory memory) {
		this.settings = settings;
		this.memory = memory;
		this.scheduler = settings.schedulers().get();
		this.actor = new Actor(this.scheduler, this::broken);
		this.gate = new EventGate(settings.sink());
		this.log = new SubscriptionLog(settings.frameworkInfo().getName());
		this.leadership = new Leadership(settings.lifecycle().election(), () -> this.actor.execute(this::align),
				this::cutOff);
		this.renewal = new Renewal(settings.lifecycle().calls(), this.scheduler);
	}

	/**
	 * The outcome of the start. Callable by any thread.
	 * @return completes when the subscription stands for the first time, stands by, or is
	 * stopped; fails with {@link SubscriptionStartException} when it is given up before
	 */
	CompletableFuture<Void> started() {
		return this.started.copy();
	}

	/**
	 * The end. Callable by any thread.
	 * @return completes when everything is closed
	 */
	CompletionStage<Void> stopped() {
		return this.stopped.minimalCompletionStage();
	}

	/**
	 * Whether the caller is this subscription itself, so that waiting for it would be
	 * waiting for oneself. Callable by any thread.
	 * @return whether it is
	 */
	boolean isCurrentThread() {
		return this.actor.isCurrentThread();
	}

	boolean isStopping() {
		return this.stopping;
	}

	boolean isClosed() {
		return this.closed;
	}

	/**
	 * The attempt that stands. Callable by any thread.
	 * @return the attempt, or {@code null} if there is none with a session
	 */
	@Nullable Attempt subscribed() {
		Tenure current = this.tenure;
		return (current != null) ? current.subscribed() : null;
	}

	void start() {
		this.actor.execute(() -> {
			if (this.leadership.isContested()) {
				this.log.standingBy();
				this.memory.states().transition(SubscriptionState.STANDBY);
				this.started.complete(null);
			}
			if (!this.stopping) {
				this.leadership.seek();
			}
		});
	}

	/**
	 * Stop. Callable by any thread; returns at once.
	 */
	void stop() {
		if (this.actor.isCurrentThread()) {
			sayFarewell();
		}
		else {
			this.stopping = true;
			this.actor.execute(this::sayFarewell);
		}
	}

	/**
	 * Give up what stands or is under way and subscribe anew. Callable by any thread;
	 * returns at once.
	 * @return whether a subscription is sought at all
	 */
	boolean resubscribe(SessionLoss loss, String reason) {
		Tenure current = this.tenure;
		if (current == null || this.stopping || this.memory.states().state() == SubscriptionState.FAILED) {
			return false;
		}
		Attempt latest = current.latest();
		this.renewal.request(latest, () -> this.actor.execute(() -> current.renew(latest, loss, reason)));
		return true;
	}

	/**
	 * A session ended. Callable by any thread.
	 */
	void sessionLost(Session session, SessionLoss reason) {
		this.actor.execute(() -> {
			align();
			Tenure current = this.tenure;
			if (current != null) {
				current.sessionLost(session, reason);
			}
		});
	}

	/**
	 * A session ended before a TEARDOWN in it was answered. Callable by any thread.
	 */
	void teardownUnanswered() {
		if (this.actor.isCurrentThread()) {
			this.memory.ownTeardown().unanswered();
		}
		else {
			this.actor.execute(this.memory.ownTeardown()::unanswered);
		}
	}

	/**
	 * The framework was torn down. Callable by any thread.
	 */
	void tornDown(Session session) {
		this.actor.execute(() -> {
			Attempt current = subscribed();
			if (current != null && current.session() == session) {
				tornDown();
			}
		});
	}

	/**
	 * A call was answered with the statuses of operations, which go the way of events.
	 * Callable by any thread.
	 */
	void operationsReconciled(Session session, List<OperationStatus> statuses) {
		SchedulerEvents events = new SchedulerEvents(this.settings.encoding().codec());
		this.actor.execute(() -> statuses.forEach((status) -> this.gate.accept(session.epoch(),
				MesosEventType.UPDATE_OPERATION_STATUS, events.encode(status))));
	}

	@Override
	public void subscriptionStands() {
		this.started.complete(null);
	}

	@Override
	public void tornDown() {
		FrameworkID id = this.memory.identity().id();
		this.memory.identity().forget();
		this.memory.ownTeardown().answered();
		this.log.tornDown();
		close(null, "The framework was torn down", id);
	}

	/**
	 * An instance that cannot go on leaves it to another, which may be configured
	 * otherwise, and gives the framework id store free for it.
	 */
	@Override
	public void givenUp(Verdict verdict) {
		this.log.givenUp(verdict);
		this.memory.problem(verdict.words());
		if (this.leadership.isContested()) {
			endTenure();
		}
		this.memory.states().transition(SubscriptionState.FAILED, verdict.reason(), verdict.words());
		this.started.completeExceptionally(new SubscriptionStartException(verdict.words(), SubscriptionState.FAILED));
		if (this.leadership.isContested()) {
			withdraw();
		}
	}

	/**
	 * Follow what the election said last, which may be more than one step away.
	 */
	private void align() {
		long term = this.leadership.term();
		Tenure current = this.tenure;
		if (this.stopping || this.memory.states().state() == SubscriptionState.FAILED
				|| term == ((current != null) ? current.term() : Leadership.NONE)) {
			return;
		}
		if (current != null) {
			endTenure();
			// whoever leads meanwhile may have another wish
			this.settings.sessions().accepted().forget();
			this.log.deposed();
			standBy();
		}
		if (term != Leadership.NONE && !this.stopping) {
			beginTenure(term);
		}
	}

	/**
	 * Whoever was deposed before its tenure had begun anything stands by already.
	 */
	private void standBy() {
		if (this.memory.states().state() != SubscriptionState.STANDBY) {
			this.memory.states()
				.transition(SubscriptionState.STANDBY, SessionLoss.REQUESTED, "Another instance may lead");
		}
	}

	private void beginTenure(long term) {
		if (this.leadership.isContested()) {
			this.log.elected();
			try {
				this.memory.identity().open();
			}
			catch (FrameworkIdStoreException ex) {
				// what keeps the store from us may have cost us the election too
				if (this.leadership.term() == term) {
					givenUp(FailureClassifier.storeUnavailable(ex));
				}
				return;
			}
		}
		Tenure next = new Tenure(this.settings, this.memory, this.scheduler, this.actor, this.gate, this.log,
				this.leadership, term, this);
		this.tenure = next;
		next.begin();
	}

	private void endTenure() {
		Tenure current = this.tenure;
		if (current != null) {
			current.end();
			this.tenure = null;
		}
		closeStore();
	}

	/**
	 * Called on the thread that deposes this instance.
	 */
	private void cutOff() {
		Tenure current = this.tenure;
		if (current != null) {
			current.cutOff();
		}
	}

	private void sayFarewell() {
		if (this.closed || this.leaving) {
			return;
		}
		this.stopping = true;
		this.leaving = true;
		Tenure current = this.tenure;
		if (current != null) {
			current.hold();
		}
		this.farewell = new Farewell(this.gate, this.settings.lifecycle(), this.scheduler, this.log)
			.say(current != null)
			.subscribe(null, (ex) -> this.actor.execute(this::leave), () -> this.actor.execute(this::leave));
	}

	/**
	 * The outcome of a TEARDOWN may come before the news that the framework is gone.
	 */
	private void leave() {
		if (this.closed) {
			return;
		}
		FrameworkID id = this.memory.identity().id();
		if (this.tenure != null && id != null && this.settings.sessions().isTornDown(id)) {
			tornDown();
		}
		else {
			close(SessionLoss.REQUESTED, "Stopped", null);
		}
	}

	/**
	 * A task of the actor failed: the framework id cannot be saved, or there is a bug.
	 * Going on could orphan the framework.
	 */
	private void broken(Throwable ex) {
		if (this.closed) {
			return;
		}
		Tenure current = this.tenure;
		if (current != null) {
			current.end();
		}
		if (this.stopping) {
			this.log.broken(ex);
			leave();
		}
		else if (this.memory.states().state() != SubscriptionState.FAILED) {
			this.log.broken(ex);
			givenUp(FailureClassifier.broken(ex));
		}
	}

	/**
	 * The end. A listener that is told of it may start the subscription again.
	 */
	private void close(@Nullable SessionLoss reason, String detail, @Nullable FrameworkID tornDown) {
		this.stopping = true;
		this.farewell.dispose();
		endTenure();
		this.actor.dispose();
		if (this.settings.ownScheduler()) {
			this.scheduler.disposeGracefully().subscribe();
		}
		withdraw();
		// a stop may come before the start has had its turn
		SubscriptionStateChange change = (this.memory.states().state() != SubscriptionState.STOPPED)
				? this.memory.states().change(SubscriptionState.STOPPED, reason, detail) : null;
		this.closed = true;
		this.started.complete(null);
		if (tornDown != null) {
			this.memory.states().frameworkRemoved(tornDown, true);
		}
		if (change != null) {
			this.memory.states().publish(change);
		}
		this.stopped.complete(null);
	}

	private void withdraw() {
		try {
			this.leadership.withdraw();
		}
		catch (RuntimeException ex) {
			this.log.electionNotLeft(ex);
		}
	}

	private void closeStore() {
		try {
			this.memory.identity().close();
		}
		catch (RuntimeException ex) {
			this.log.storeNotClosed(ex);
		}
	}

}
