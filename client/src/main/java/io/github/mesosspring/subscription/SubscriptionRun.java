package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A subscription from its start to its stop. Everything happens on the actor's thread,
 * one thing after another, and there is never more than one attempt; what comes late
 * finds another attempt in its place, or the actor gone.
 */
final class SubscriptionRun implements Attempt.Owner {

	private final SubscriptionSettings settings;

	private final SubscriptionMemory memory;

	private final Scheduler scheduler;

	private final Actor actor;

	private final EventGate gate;

	private final FailureClassifier classifier;

	private final Backoff backoff;

	private final SubscriptionLog log;

	private Disposable pending = Disposables.disposed();

	private volatile @Nullable Attempt attempt;

	private volatile boolean closed;

	SubscriptionRun(SubscriptionSettings settings, SubscriptionMemory memory) {
		this.settings = settings;
		this.memory = memory;
		this.scheduler = settings.schedulers().get();
		this.actor = new Actor(this.scheduler, this::broken);
		this.gate = new EventGate(settings.sink());
		this.classifier = new FailureClassifier(settings.onFrameworkRemoved());
		this.backoff = new Backoff(settings.initialBackoff(), settings.maxBackoff(),
				() -> ThreadLocalRandom.current().nextDouble());
		this.log = new SubscriptionLog(settings.frameworkInfo().getName());
	}

	Actor actor() {
		return this.actor;
	}

	boolean isClosed() {
		return this.closed;
	}

	/**
	 * The attempt that stands. Callable by any thread.
	 * @return the attempt, or {@code null} if there is none with a session
	 */
	@Nullable Attempt subscribed() {
		Attempt now = this.attempt;
		return (now != null && now.session() != null) ? now : null;
	}

	void start() {
		this.actor.execute(this::detect);
	}

	/**
	 * Stop, on the actor's thread.
	 */
	void stop() {
		if (this.closed) {
			return;
		}
		Attempt current = this.attempt;
		Session session = (current != null) ? current.session() : null;
		if (session != null) {
			this.settings.sessions().close(session, SessionLoss.REQUESTED);
		}
		else if (current != null) {
			abandoned(current);
		}
		drop();
		close(SessionLoss.REQUESTED, "Stopped");
	}

	void sessionLost(Session session, SessionLoss reason) {
		this.actor.execute(() -> {
			Attempt current = this.attempt;
			if (current != null && current.session() == session) {
				Verdict own = current.verdict();
				settle(current, (own != null) ? own : this.classifier.sessionClosed(reason));
			}
		});
	}

	void tornDown(Session session) {
		this.actor.execute(() -> {
			Attempt current = this.attempt;
			if (current != null && current.session() == session) {
				drop();
				this.memory.identity().forget();
				this.log.tornDown();
				close(null, "The framework was torn down");
			}
		});
	}

	@Override
	public void subscribed(Attempt current, StreamHead head, byte[] record) {
		Event.Subscribed event;
		try {
			event = new SchedulerEvents(this.settings.encoding().codec()).decodeSubscribed(record);
		}
		catch (CodecException ex) {
			current.end(this.classifier.undecodableSubscribed(ex));
			return;
		}
		identify(event.getFrameworkId());
		Session session = new Session(head.master(), event.getFrameworkId(), head.streamId(), this.memory.nextEpoch());
		this.settings.sessions().open(session);
		current.session(session);
		this.memory.problem(null);
		this.log.subscribed(session);
		if (enter(SubscriptionState.SUBSCRIBED)) {
			this.gate.begin(session, record);
			current.begin(session, event.getHeartbeatIntervalSeconds());
		}
	}

	/**
	 * Whoever closes the session causes {@link #sessionLost} or {@link #tornDown}, which
	 * goes on from here.
	 */
	@Override
	public void ended(Attempt current, Verdict verdict) {
		Session session = current.session();
		if (session != null) {
			this.settings.sessions().close(session, verdict.reason());
		}
		else {
			settle(current, verdict);
		}
	}

	private void detect() {
		if (enter(SubscriptionState.DETECTING)) {
			this.pending = Mono.defer(this.settings.leaderDetector()::detect)
				.timeout(this.settings.subscribeTimeout(), Mono.empty(), this.scheduler)
				.switchIfEmpty(Mono.error(() -> new IllegalStateException("there is none at present")))
				.subscribe((master) -> this.actor.execute(() -> subscribe(master)),
						(ex) -> this.actor.execute(() -> tryAgain(this.classifier.notDetected(ex))));
		}
	}

	private void subscribe(URI master) {
		Call call = SubscribeCall.of(this.settings.frameworkInfo(), this.memory.identity().id(),
				this.settings.sessions().accepted());
		byte[] body = this.settings.encoding().codec().encode(call);
		if (enter(SubscriptionState.SUBSCRIBING) && announce(master, call)) {
			Attempt next = new Attempt(master, this.settings, this.actor, this.classifier, this.gate, this);
			this.attempt = next;
			next.start(body);
		}
	}

	private void identify(FrameworkID assigned) {
		FrameworkID sent = this.memory.identity().id();
		if (sent != null && !sent.equals(assigned)) {
			this.log.changedId(sent.getValue(), assigned.getValue());
		}
		this.memory.identity().assign(assigned);
	}

	private void settle(Attempt ended, Verdict verdict) {
		if (ended.session() != null) {
			this.backoff.subscribedFor(ended.subscribedFor());
		}
		else if (!verdict.answered()) {
			abandoned(ended);
		}
		drop();
		switch (verdict.action()) {
			case RETRY -> tryAgain(verdict);
			case RE_DETECT -> {
				this.settings.leaderDetector().failed(ended.candidate());
				tryAgain(verdict);
			}
			case SUBSCRIBE_AS_NEW -> {
				this.memory.identity().forget();
				this.log.removed();
				tryAgain(verdict);
			}
			case STEP_DOWN -> stepDown(verdict);
			case STOP -> giveUp(verdict);
		}
	}

	private void stepDown(Verdict verdict) {
		if (this.memory.ghosts().excusesTakeover()) {
			this.log.excusedTakeover();
			tryAgain(verdict);
		}
		else {
			this.log.takenOver();
			giveUp(verdict);
		}
	}

	private void tryAgain(Verdict verdict) {
		Duration delay = this.backoff.next();
		this.log.tryingAgain(verdict, delay);
		this.memory.problem(verdict.words());
		this.pending = (verdict.reason() == SessionLoss.SLOW_HANDLERS) ? detectWhenDrained(delay)
				: this.actor.schedule(this::detect, delay);
		this.memory.states().transition(SubscriptionState.BACKING_OFF, verdict.reason(), verdict.words());
	}

	/**
	 * A master must not be made to fill a queue that is not being emptied.
	 */
	private Disposable detectWhenDrained(Duration delay) {
		Disposable.Swap waiting = Disposables.swap();
		this.gate.whenDrained(() -> this.actor.execute(() -> {
			if (!waiting.isDisposed()) {
				waiting.update(this.actor.schedule(this::detect, delay));
			}
		}));
		return waiting;
	}

	private void giveUp(Verdict verdict) {
		this.log.givenUp(verdict);
		this.memory.problem(verdict.words());
		this.memory.states().transition(SubscriptionState.FAILED, verdict.reason(), verdict.words());
	}

	/**
	 * A task of the actor failed: the framework id cannot be saved, or there is a bug.
	 * Going on could orphan the framework.
	 */
	private void broken(Throwable ex) {
		Attempt current = this.attempt;
		Session session = (current != null) ? current.session() : null;
		drop();
		if (session != null) {
			this.settings.sessions().close(session, SessionLoss.REQUESTED);
		}
		if (!this.closed && this.memory.states().state() != SubscriptionState.FAILED) {
			this.log.broken(ex);
			giveUp(this.classifier.broken(ex));
		}
	}

	private void abandoned(Attempt unanswered) {
		this.memory.ghosts().abandoned();
		if (this.memory.identity().id() == null) {
			StreamHead head = unanswered.head();
			URI master = (head != null) ? head.master() : unanswered.candidate();
			this.log.possibleOrphan(master);
			this.memory.states().possibleOrphan(master);
		}
	}

	/**
	 * Drop whatever is under way: late news of it finds nobody.
	 */
	private void drop() {
		this.pending.dispose();
		Attempt current = this.attempt;
		this.attempt = null;
		if (current != null) {
			Session session = current.session();
			if (session != null) {
				this.gate.end(session.epoch());
			}
			current.cancel();
		}
	}

	/**
	 * Enter a state, unless a listener stops the subscription on being told.
	 */
	private boolean enter(SubscriptionState state) {
		this.memory.states().transition(state);
		return !this.closed;
	}

	/**
	 * Tell of a SUBSCRIBE, unless a listener stops the subscription on being told.
	 */
	private boolean announce(URI master, Call subscribe) {
		this.memory.states().subscribing(master, subscribe);
		return !this.closed;
	}

	/**
	 * The end. A listener that is told of it may start the subscription again.
	 */
	private void close(@Nullable SessionLoss reason, String detail) {
		this.actor.dispose();
		if (this.settings.ownScheduler()) {
			this.scheduler.disposeGracefully().subscribe();
		}
		try {
			this.memory.identity().close();
		}
		catch (RuntimeException ex) {
			this.log.storeNotClosed(ex);
		}
		SubscriptionStateChange change = this.memory.states().change(SubscriptionState.STOPPED, reason, detail);
		this.closed = true;
		this.memory.states().publish(change);
	}

}
