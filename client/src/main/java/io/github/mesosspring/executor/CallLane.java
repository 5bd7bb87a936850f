package io.github.mesosspring.executor;

import java.net.ConnectException;
import java.time.Duration;

import io.github.mesosspring.call.CallResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

import org.springframework.core.NestedExceptionUtils;

/**
 * Sends the calls of the {@link Outbox} while a subscription stands, each after the
 * answer to the one before. Used by the actor only.
 */
final class CallLane {

	/** The agent is on the same host: what takes longer will not come. */
	static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final Log logger = LogFactory.getLog(ExecutorTemplate.class);

	private final ExecutorCore core;

	private final Outbox outbox;

	private final RandomWait waits;

	private final Owner owner;

	private boolean open;

	private @Nullable OutgoingCall current;

	/** Tells what comes of this attempt from what comes late of an earlier one. */
	private long attempt;

	private long deadline;

	private Disposable pending = Disposables.disposed();

	CallLane(ExecutorCore core, RandomWait waits, Owner owner) {
		this.core = core;
		this.outbox = core.outbox();
		this.waits = waits;
		this.owner = owner;
	}

	/**
	 * A subscription stands.
	 */
	void open() {
		this.open = true;
		next();
	}

	/**
	 * The subscription is lost. Updates stay where they are and go with the next one.
	 * @param why what happened
	 */
	void close(String why) {
		this.open = false;
		settle();
		this.outbox.interrupted(why).forEach((call) -> call.givenUp(why));
	}

	boolean isOpen() {
		return this.open;
	}

	/**
	 * Send the next call if none is under way.
	 */
	void next() {
		OutgoingCall next = (this.open && this.current == null) ? this.outbox.next() : null;
		if (next != null) {
			this.current = next;
			this.deadline = this.core.clock().nanos() + TIMEOUT.toNanos();
			send(next);
		}
	}

	private void send(OutgoingCall call) {
		long mine = ++this.attempt;
		call.sent();
		this.pending = this.core.exchange()
			.call(call.body())
			.timeout(TIMEOUT, this.core.scheduler())
			.subscribe((response) -> unlessLate(mine, () -> taken(call, response)),
					(failure) -> unlessLate(mine, () -> failed(call, failure)));
	}

	private void unlessLate(long mine, Runnable action) {
		this.core.actor().execute(() -> {
			if (mine == this.attempt) {
				action.run();
			}
		});
	}

	private void taken(OutgoingCall call, CallResponse response) {
		this.outbox.remove(call);
		settle();
		next();
		call.accepted(response);
		this.owner.settled();
	}

	private void failed(OutgoingCall call, Throwable failure) {
		if (failure instanceof AgentAnswerException answer) {
			refused(call, answer);
		}
		else if (call.isUpdate()) {
			again(call, words(failure));
		}
		else {
			String why = "the agent gave no answer: " + words(failure);
			over(call,
					NestedExceptionUtils.getMostSpecificCause(failure) instanceof ConnectException
							? ExecutorCallException.notSent(call.type(), why)
							: ExecutorCallException.unknown(call.type(), why, failure));
		}
	}

	private void refused(OutgoingCall call, AgentAnswerException answer) {
		if (answer.isPassing() && (call.isUpdate() || this.core.clock().nanos() - this.deadline < 0)) {
			again(call, String.valueOf(answer.getMessage()));
		}
		else if (answer.isAboutTheExecutor() && call.isUpdate()) {
			this.owner.notSubscribed(answer);
		}
		else {
			over(call, ExecutorCallException.rejected(call.type(), answer.status(), answer.words()));
			if (answer.isAboutTheExecutor()) {
				this.owner.notSubscribed(answer);
			}
		}
	}

	/** The session stays: an agent that recovers answers so while the stream stands. */
	private void again(OutgoingCall call, String why) {
		Duration wait = this.waits.next();
		logger.debug(call.type() + " is sent again in " + wait.toMillis() + " ms: " + why);
		long mine = this.attempt;
		this.pending = this.core.actor().schedule(() -> {
			if (mine != this.attempt) {
				return;
			}
			if (call == this.outbox.next()) {
				send(call);
			}
			else {
				// acknowledged meanwhile
				settle();
				next();
				this.owner.settled();
			}
		}, wait);
	}

	private void over(OutgoingCall call, ExecutorCallException failure) {
		this.outbox.refused(call);
		settle();
		next();
		call.failed(failure);
		this.owner.settled();
	}

	private void settle() {
		this.attempt++;
		this.current = null;
		this.pending.dispose();
	}

	private static String words(Throwable failure) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		return (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName();
	}

	/**
	 * Is told what calls bring to light.
	 */
	interface Owner {

		/**
		 * A call has its outcome.
		 */
		void settled();

		/**
		 * The subscription does not stand, says the answer to a call.
		 */
		void notSubscribed(AgentAnswerException answer);

	}

}
