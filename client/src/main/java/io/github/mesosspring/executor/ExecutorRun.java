package io.github.mesosspring.executor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The life of an executor, from its first SUBSCRIBE to its end. Owns everything that
 * changes and does all of it on the actor.
 */
final class ExecutorRun implements Connection.Owner, CallLane.Owner, ExecutorCore.Owner {

	/** The answer to an update that came with a SUBSCRIBE, or its acknowledgement. */
	static final CallResponse TAKEN = new CallResponse(200, new byte[0]);

	private static final Log logger = LogFactory.getLog(ExecutorSubscription.class);

	/** A call that waits for its turn again must not hold up those behind it for long. */
	private static final Duration LONGEST_CALL_WAIT = Duration.ofSeconds(1);

	private final ExecutorCore core;

	private final ExecutorSettings settings;

	private final EventSink sink;

	private final ExecutorStates states;

	private final Inbox inbox;

	private final CallLane lane;

	private final Absence absence;

	private final HeartbeatCalls heartbeats;

	private final CompletableFuture<Void> closed = new CompletableFuture<>();

	private volatile @Nullable Connection connection;

	private @Nullable Ending ending;

	private long epoch;

	ExecutorRun(ExecutorCore core, ExecutorSettings settings, ExecutorStates states) {
		this.core = core;
		this.settings = settings;
		this.sink = settings.sink();
		this.states = states;
		ExecutorEnvironment environment = core.environment();
		Duration backoff = environment.subscriptionBackoffMax();
		this.inbox = new Inbox(this.sink, core.actor());
		this.lane = new CallLane(core, new RandomWait(min(backoff, LONGEST_CALL_WAIT), settings.random()), this);
		this.absence = new Absence(core.actor(), environment, new RandomWait(backoff, settings.random()), this::connect,
				this::expired);
		this.heartbeats = new HeartbeatCalls(core);
	}

	void start() {
		this.core.actor().execute(this::connect);
	}

	/**
	 * End in order: let handlers finish, deliver what they said, and close the
	 * connection. Takes no longer than the grace period.
	 */
	void stop() {
		this.core.actor().execute(this::stopNow);
	}

	/**
	 * Completes when nothing happens any more.
	 */
	CompletableFuture<Void> closed() {
		return this.closed;
	}

	/**
	 * The stream, if there is one or one is asked for. Callable by any thread.
	 */
	@Nullable Connection connection() {
		return this.connection;
	}

	@Override
	public void subscribed(Connection subscribed, byte[] record) {
		if (this.ending != null) {
			return;
		}
		try {
			this.core.events().decode(record);
		}
		catch (CodecException ex) {
			lost(subscribed, SessionLoss.BROKEN_FRAMING,
					"the agent sent a SUBSCRIBED that cannot be decoded: " + ex.getMessage());
			return;
		}
		this.absence.over();
		this.epoch++;
		subscribed.begin(this.epoch);
		this.states.transition(ExecutorState.SUBSCRIBED, null);
		ExecutorEnvironment environment = this.core.environment();
		this.inbox.begin(new Session(environment.agent(), environment.frameworkId(), null, this.epoch), record);
		this.core.outbox().subscribed(subscribed.subscribe()).forEach((call) -> call.accepted(TAKEN));
		this.lane.open();
		this.heartbeats.start();
	}

	@Override
	public void error(Connection broken, byte[] record) {
		this.inbox.add(this.epoch, MesosEventType.ERROR, record);
		lost(broken, SessionLoss.ERROR_EVENT,
				"the agent sent an ERROR event: " + this.core.events().errorMessage(record));
	}

	@Override
	public void lost(Connection lost, SessionLoss reason, String why) {
		if (lost != this.connection) {
			return;
		}
		disconnect(why);
		if (this.ending != null) {
			giveUpCalls(why);
			endIfDone();
		}
		else if (this.absence.patience().isZero()) {
			shutDown(why + "; without checkpointing the executor cannot outlive that", this.core.events().shutdown());
		}
		else {
			this.states.transition(ExecutorState.BACKING_OFF, reason, why);
			this.absence.lasts();
		}
	}

	@Override
	public void refused(Connection refused, AgentAnswerException answer) {
		if (answer.isPassing() || this.ending != null) {
			lost(refused, SessionLoss.UNAVAILABLE, String.valueOf(answer.getMessage()));
			return;
		}
		disconnect(answer.words());
		if (answer.isGone()) {
			shutDown("the agent does not know the executor any more (" + answer.words() + ")",
					this.core.events().shutdown());
		}
		else {
			refuse("the agent refuses the executor with " + answer.status() + ": " + answer.words());
		}
	}

	@Override
	public void shutdown(byte[] record) {
		shutDown("the agent sent SHUTDOWN", record);
	}

	@Override
	public void acknowledged() {
		endIfDone();
	}

	@Override
	public void settled() {
		endIfDone();
	}

	@Override
	public void notSubscribed(AgentAnswerException answer) {
		Connection current = this.connection;
		if (current != null) {
			lost(current, SessionLoss.NOT_SUBSCRIBED, String.valueOf(answer.getMessage()));
		}
	}

	@Override
	public void callWaits() {
		this.lane.next();
	}

	@Override
	public void shutdownHandled() {
		Ending current = this.ending;
		if (current != null) {
			current.handled();
			endIfDone();
		}
	}

	@Override
	public void broken(Throwable failure) {
		if (this.ending != null) {
			end();
		}
		else if (!this.closed.isDone()) {
			fail("a fault of the subscription itself: " + failure);
		}
	}

	private void connect() {
		this.states.transition(ExecutorState.CONNECTING, null);
		Connection next = new Connection(this.core, this.settings, this.inbox, this);
		this.connection = next;
		next.start();
	}

	private void expired() {
		Connection current = this.connection;
		if (current != null) {
			disconnect("the agent stayed away");
		}
		shutDown("the agent was away for " + this.absence.patience().toSeconds() + " s, which is as long as an executor"
				+ " waits; last: " + this.states.problem(), this.core.events().shutdown());
	}

	private void shutDown(String reason, byte[] record) {
		if (this.ending == null) {
			begin(new Ending(reason, Ending.Cause.SHUTDOWN));
			this.inbox.add(this.epoch, MesosEventType.SHUTDOWN, record);
		}
	}

	/** Whatever tasks there are, their handlers have to end them. */
	private void refuse(String reason) {
		begin(new Ending(reason, Ending.Cause.REFUSAL));
		this.inbox.add(this.epoch, MesosEventType.ERROR, this.core.events().error(reason));
		this.inbox.add(this.epoch, MesosEventType.SHUTDOWN, this.core.events().shutdown());
	}

	private void stopNow() {
		if (this.ending == null && !this.closed.isDone()) {
			begin(new Ending("the application is stopping", Ending.Cause.STOP));
			this.inbox.clear();
			this.sink.quiesce().subscribe(null, (failure) -> this.core.shutdownHandled(), this.core::shutdownHandled);
		}
	}

	private void begin(Ending begun) {
		this.absence.cancel();
		this.states.transition(ExecutorState.SHUTTING_DOWN, begun.reason());
		this.ending = begun;
		Duration grace = Ending.timeOf(this.core.environment().shutdownGracePeriod());
		begun.limit(this.core.actor().schedule(this::outOfTime, grace));
		if (!this.lane.isOpen()) {
			// handlers that wait for a call would keep those of SHUTDOWN from running
			giveUpCalls(begun.reason());
		}
	}

	private void outOfTime() {
		logger.warn("The grace period of the executor is over; it ends"
				+ (isHandled() ? "" : " although handlers still run"));
		end();
	}

	private void endIfDone() {
		if (isHandled() && (!this.lane.isOpen() || this.core.outbox().isEmpty())) {
			end();
		}
	}

	private boolean isHandled() {
		return this.ending != null && this.ending.isHandled();
	}

	private void end() {
		Ending ended = this.ending;
		this.ending = null;
		if (ended == null) {
			return;
		}
		ended.over();
		this.inbox.clear();
		this.sink.quiesce().subscribe();
		disconnect(ended.reason());
		giveUpCalls(ended.reason());
		int lost = this.core.outbox().unacknowledgedUpdates();
		if (lost > 0) {
			logger.warn("The executor ends although " + lost + " updates are not acknowledged, which may be lost");
		}
		close((ended.cause() == Ending.Cause.REFUSAL) ? ExecutorState.FAILED : ExecutorState.STOPPED, ended.reason());
		switch (ended.cause()) {
			case SHUTDOWN -> this.states.tell((listener) -> listener.shutdown(ended.reason()));
			case REFUSAL -> this.states.tell((listener) -> listener.failed(ended.reason()));
			case STOP -> {
			}
		}
	}

	private void fail(String reason) {
		this.absence.cancel();
		disconnect(reason);
		giveUpCalls(reason);
		close(ExecutorState.FAILED, reason);
		this.states.tell((listener) -> listener.failed(reason));
	}

	private void close(ExecutorState last, String reason) {
		this.states.transition(last, reason);
		this.closed.complete(null);
	}

	private void giveUpCalls(String reason) {
		this.core.outbox().close(reason).forEach((call) -> call.givenUp(reason));
	}

	private void disconnect(String why) {
		Connection current = this.connection;
		this.connection = null;
		if (current != null) {
			current.cancel();
		}
		this.heartbeats.stop();
		if (this.lane.isOpen()) {
			this.lane.close(why);
			this.inbox.end(this.epoch);
		}
	}

	private static Duration min(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
