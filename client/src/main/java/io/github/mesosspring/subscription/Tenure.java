package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;

import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.stream.Actor;
import io.github.mesosspring.subscription.SubscribeWriter.Written;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * The time in which this instance is the one to subscribe: it finds a master, makes one
 * {@link Attempt} after the other, never two at once, and waits or gives up in between as
 * the {@link FailureClassifier} decides. Everything happens on the actor's thread unless
 * noted otherwise; what comes late finds another attempt in its place, or none.
 */
final class Tenure implements Attempt.Owner {

	private final SubscriptionSettings settings;

	private final SubscriptionMemory memory;

	private final Actor actor;

	private final SubscriptionLog log;

	private final Leadership leadership;

	private final long term;

	private final TenureOwner owner;

	private final EventGate gate;

	private final FailureClassifier classifier;

	private final Pauses pauses;

	private final Detection detection;

	private final RetryTimer retry;

	private final SubscribeWriter writer;

	private volatile @Nullable Attempt attempt;

	/** No longer once the subscription stops: what stands is kept, and nothing begun. */
	private boolean seeking = true;

	Tenure(SubscriptionSettings settings, SubscriptionMemory memory, Scheduler scheduler, Actor actor, EventGate gate,
			SubscriptionLog log, Leadership leadership, long term, TenureOwner owner) {
		this.settings = settings;
		this.memory = memory;
		this.actor = actor;
		this.log = log;
		this.leadership = leadership;
		this.term = term;
		this.owner = owner;
		this.gate = gate;
		this.classifier = new FailureClassifier(memory.ownTeardown()::onRemoved);
		this.pauses = new Pauses(settings);
		// only who has won an election may: whoever is connected was deposed
		this.writer = new SubscribeWriter(settings, this.classifier, log, leadership.isContested());
		this.detection = new Detection(settings.leaderDetector(), this.writer::versionOf, settings.subscribeTimeout(),
				scheduler, actor);
		this.retry = new RetryTimer(actor, settings.clock(), this::detect);
	}

	long term() {
		return this.term;
	}

	void begin() {
		if (this.leadership.isContested()) {
			// a SUBSCRIBE of the instance before us may still be under way
			this.memory.ghosts().abandoned();
		}
		this.detection.listen(this::leaderChanged);
		detect();
	}

	/**
	 * Begin nothing more; a subscription that stands is kept.
	 */
	void hold() {
		this.seeking = false;
		this.detection.close();
		this.retry.cancel();
		Attempt current = this.attempt;
		if (current != null && current.session() == null) {
			abandoned(current);
			drop();
		}
	}

	/**
	 * Drop whatever is under way, and close the session if it is still open.
	 */
	void end() {
		hold();
		Attempt current = this.attempt;
		Session session = (current != null) ? current.session() : null;
		if (session != null) {
			this.settings.sessions().close(session, SessionLoss.REQUESTED);
		}
		drop();
	}

	/**
	 * Send nothing more. Callable by any thread.
	 */
	void cutOff() {
		Attempt current = this.attempt;
		if (current != null) {
			Session session = current.session();
			if (session != null) {
				this.settings.sessions().close(session, SessionLoss.REQUESTED);
			}
			current.cutOff();
		}
	}

	/**
	 * The attempt that stands. Callable by any thread.
	 * @return the attempt, or {@code null} if there is none with a session
	 */
	@Nullable Attempt subscribed() {
		Attempt now = this.attempt;
		return (now != null && now.session() != null) ? now : null;
	}

	void sessionLost(Session session, SessionLoss reason) {
		Attempt current = subscribed();
		if (current != null && current.session() == session) {
			Verdict own = current.verdict();
			settle(current, (own != null) ? own : this.classifier.sessionClosed(reason));
		}
	}

	/**
	 * The attempt that stands or is under way. Callable by any thread.
	 */
	@Nullable Attempt latest() {
		return this.attempt;
	}

	/**
	 * Subscribe anew, unless what was to be given up has ended meanwhile.
	 */
	void renew(@Nullable Attempt latest, SessionLoss loss, String reason) {
		if (latest == null) {
			this.retry.hasten(this.pauses.shortest());
		}
		else if (latest == this.attempt && inCharge()) {
			latest.giveUp(this.classifier.requested(loss, reason));
		}
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
		if (!inCharge()) {
			return;
		}
		identify(event.getFrameworkId());
		if (current.endedAsWished()) {
			return;
		}
		Written understood = this.writer.said();
		Session session = new Session(head.master(), event.getFrameworkId(), head.streamId(), this.memory.nextEpoch(),
				understood.versionOf(event));
		if (this.leadership.during(this.term, () -> open(current, session))) {
			// before anybody hears of the session, whose own calls count more
			understood.saidLater(session).forEach(this.settings.lifecycle().calls()::send);
			this.writer.subscribed();
			this.memory.problem(null);
			this.memory.ownTeardown().answered();
			this.log.subscribed(session);
			if (enter(SubscriptionState.SUBSCRIBED) && announce(session)) {
				this.gate.begin(session, record);
				current.begin(session, event.getHeartbeatIntervalSeconds());
				this.owner.subscriptionStands();
			}
		}
	}

	/**
	 * Whoever closes the session causes {@link #sessionLost} or the end of this tenure,
	 * which goes on from here.
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

	private void open(Attempt current, Session session) {
		this.settings.sessions().open(session);
		current.session(session);
	}

	private void detect() {
		if (enter(SubscriptionState.DETECTING)) {
			this.detection.ask(this::subscribe, (ex) -> tryAgain(this.classifier.notDetected(ex)));
		}
	}

	private void subscribe(Detection.Found found) {
		URI master = found.master();
		Call call = SubscribeCall.of(this.settings.frameworkInfo(), this.memory.identity().id(),
				this.settings.sessions().accepted());
		Written next = this.writer.write(found, call);
		String refusal = next.form().refusal();
		if (refusal != null) {
			giveUp(this.classifier.tooOld(refusal));
		}
		else if (enter(SubscriptionState.SUBSCRIBING) && announce(master, next.form().call())) {
			this.leadership.during(this.term, () -> {
				Attempt begun = new Attempt(master, this.settings, this.actor, this.classifier, this.gate, this);
				this.attempt = begun;
				begun.start(this.writer);
			});
		}
	}

	private void identify(FrameworkID assigned) {
		FrameworkID sent = this.memory.identity().id();
		if (sent != null && !sent.equals(assigned)) {
			this.log.changedId(sent.getValue(), assigned.getValue());
		}
		this.memory.identity().assign(assigned);
	}

	/**
	 * Another master leads. While a question for the leader is open, {@link Detection}
	 * does not tell of it.
	 */
	private void leaderChanged(URI leader) {
		Attempt current = this.attempt;
		if (current == null) {
			this.retry.hasten(this.pauses.shortest());
		}
		else if (!current.isWith(leader)) {
			current.end(this.classifier.leaderChanged(leader));
		}
	}

	private void settle(Attempt ended, Verdict verdict) {
		if (ended.session() != null) {
			this.pauses.subscribedFor(ended.subscribedFor());
		}
		else if (!verdict.answered()) {
			abandoned(ended);
		}
		this.writer.ended(ended, verdict);
		drop();
		FrameworkID id = this.memory.identity().id();
		if (id != null && this.classifier.isRemoval(verdict)) {
			this.memory.states().frameworkRemoved(id, false);
		}
		if (!inCharge()) {
			return;
		}
		switch (verdict.action()) {
			case RETRY -> tryAgain(verdict);
			case RE_DETECT -> tryAgain(verdict, this.pauses.after(ended.candidate()));
			case FOLLOW -> tryAgain(verdict, this.pauses.shortest());
			case DEGRADE -> degrade(verdict);
			case SUBSCRIBE_AS_NEW -> {
				this.memory.identity().forget();
				this.memory.ownTeardown().answered();
				this.log.removed();
				tryAgain(verdict);
			}
			case TORN_DOWN -> this.owner.tornDown();
			case STEP_DOWN -> stepDown(verdict);
			case STOP -> giveUp(verdict);
		}
	}

	private void degrade(Verdict refused) {
		Verdict next = this.writer.degrade(refused);
		if (next.action() == Verdict.Action.DEGRADE) {
			tryAgain(next, this.pauses.shortest());
		}
		else {
			giveUp(next);
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
		tryAgain(verdict, this.pauses.next());
	}

	private void tryAgain(Verdict verdict, Duration delay) {
		this.log.tryingAgain(verdict, delay);
		this.memory.problem(verdict.words());
		if (verdict.reason() == SessionLoss.SLOW_HANDLERS) {
			this.retry.whenDrained(this.gate, delay);
		}
		else {
			this.retry.in(delay);
		}
		this.memory.states().transition(SubscriptionState.BACKING_OFF, verdict.reason(), verdict.words());
		if (inCharge()) {
			this.memory.states().retryScheduled(delay);
		}
	}

	private void giveUp(Verdict verdict) {
		hold();
		this.owner.givenUp(verdict);
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

	private void drop() {
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

	private boolean inCharge() {
		return this.seeking && this.leadership.term() == this.term;
	}

	/**
	 * Enter a state, unless a listener stops the subscription on being told.
	 */
	private boolean enter(SubscriptionState state) {
		if (inCharge()) {
			this.memory.states().transition(state);
		}
		return inCharge();
	}

	/**
	 * Tell of a session, unless a listener stops the subscription on being told.
	 */
	private boolean announce(Session session) {
		this.memory.states().subscribed(session);
		return inCharge();
	}

	/**
	 * Tell of a SUBSCRIBE, unless a listener stops the subscription on being told.
	 */
	private boolean announce(URI master, Call subscribe) {
		this.memory.states().subscribing(master, subscribe);
		return inCharge();
	}

}
