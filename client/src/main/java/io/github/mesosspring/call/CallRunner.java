package io.github.mesosspring.call;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.http.CredentialsException;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.version.MasterManners;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.core.NestedExceptionUtils;

/**
 * Carries a call whose turn has come to its outcome. Fails with nothing but a
 * {@link CallException}.
 * <p>
 * A connection that breaks is tried again where repeating is harmless, as long as the
 * subscription stands and time is left. Running out of time is final.
 */
final class CallRunner {

	private static final Set<Call.Type> REPEATABLE = EnumSet.of(Call.Type.ACKNOWLEDGE,
			Call.Type.ACKNOWLEDGE_OPERATION_STATUS, Call.Type.DECLINE, Call.Type.ACCEPT_INVERSE_OFFERS,
			Call.Type.DECLINE_INVERSE_OFFERS, Call.Type.REVIVE, Call.Type.SUPPRESS, Call.Type.KILL, Call.Type.RECONCILE,
			Call.Type.RECONCILE_OPERATIONS);

	private final Sessions sessions;

	private final MessageCodec codec;

	private final CallExchange exchange;

	private final TeardownWatch teardowns;

	private final OperationsAnswer operations;

	private final Scheduler scheduler;

	private volatile boolean closed;

	CallRunner(Sessions sessions, MessageCodec codec, CallExchange exchange, Scheduler scheduler) {
		this.sessions = sessions;
		this.codec = codec;
		this.exchange = exchange;
		this.teardowns = new TeardownWatch(sessions, scheduler);
		this.operations = new OperationsAnswer(sessions, codec);
		this.scheduler = scheduler;
	}

	/**
	 * Send nothing more; what is in flight may still be answered.
	 */
	void close() {
		this.closed = true;
	}

	/**
	 * Send a call.
	 * @param admitted the call
	 * @param end is told how it ended
	 */
	void run(AdmittedCall admitted, CallEnd end) {
		Transmission transmission = new Transmission(REPEATABLE.contains(admitted.type()), () -> mayLeave(admitted),
				() -> undo(admitted));
		byte[] body;
		try {
			requireSendable(admitted, transmission);
			requireOwnRoles(admitted);
			body = encode(admitted);
		}
		catch (Throwable ex) {
			end.failed(known(admitted, ex));
			return;
		}
		CallEnd conclusion = new Conclusion(admitted, end);
		if (admitted.type() == Call.Type.TEARDOWN) {
			teardown(admitted, body, transmission, conclusion);
		}
		else {
			start(admitted, body, transmission, conclusion);
		}
	}

	private CallRun start(AdmittedCall admitted, byte[] body, Transmission transmission, CallEnd end) {
		CallRun run = new CallRun(this, admitted, body, transmission, end, this.scheduler);
		admitted.settlement().limit(admitted.timeout(), run::timedOut);
		run.attempt();
		return run;
	}

	private void teardown(AdmittedCall admitted, byte[] body, Transmission transmission, CallEnd end) {
		Mono<CallResponse> exchange = Mono.create((sink) -> {
			CallRun run = start(admitted, body, transmission, new CallEnd() {

				@Override
				public void accepted(CallResponse response) {
					sink.success(response);
				}

				@Override
				public void failed(CallException failure) {
					sink.error(failure);
				}

			});
			sink.onCancel(run::cancel);
		});
		this.teardowns.over(admitted.session(), exchange)
			.subscribe(end::accepted, (failure) -> end.failed(known(admitted, failure)));
	}

	private static CallException known(AdmittedCall admitted, Throwable failure) {
		return (failure instanceof CallException outcome) ? outcome
				: new CallUnknownException(admitted.type(), failure.toString(), failure);
	}

	/**
	 * One attempt of a call that has been started.
	 */
	Mono<CallResponse> send(AdmittedCall admitted, byte[] body, Transmission transmission) {
		requireSendable(admitted, transmission);
		return this.exchange.send(admitted.session(), admitted.type(), body, transmission);
	}

	/**
	 * Asked each time the call is about to be written to a connection, which may have
	 * been long in coming.
	 * <p>
	 * Nothing before this moment makes the end of the stream the answer to a TEARDOWN: a
	 * connection that cannot be made often has the same cause.
	 */
	private boolean mayLeave(AdmittedCall admitted) {
		if (!isSendable(admitted)) {
			return false;
		}
		this.sessions.accepted().sent(admitted.call());
		return admitted.type() != Call.Type.TEARDOWN || this.sessions.teardownBegun(admitted.session());
	}

	private void undo(AdmittedCall admitted) {
		this.sessions.accepted().refused(admitted.call());
		if (admitted.type() == Call.Type.TEARDOWN) {
			this.sessions.teardownRefused(admitted.session());
		}
	}

	private boolean isSendable(AdmittedCall admitted) {
		return !this.closed && this.sessions.isCurrent(admitted.session().epoch()) && !isRescinded(admitted);
	}

	/**
	 * Whether an offer it accepts was rescinded while it waited. To decline one that was
	 * does no harm.
	 */
	private boolean isRescinded(AdmittedCall admitted) {
		long epoch = admitted.session().epoch();
		return switch (admitted.type()) {
			case ACCEPT -> this.sessions.offers().isAnyRescinded(admitted.offers(), epoch);
			case ACCEPT_INVERSE_OFFERS -> this.sessions.inverseOffers().isAnyRescinded(admitted.offers(), epoch);
			default -> false;
		};
	}

	/**
	 * Asked when its turn has come: the call before may have changed the roles.
	 */
	private void requireOwnRoles(AdmittedCall admitted) {
		String refusal = RoleRules.refusal(admitted.call(), this.sessions.accepted()::roles);
		if (refusal != null) {
			throw new CallNotSentException(admitted.type(), CallNotSentException.Reason.REFUSED, refusal);
		}
	}

	private void requireSendable(AdmittedCall admitted, Transmission transmission) {
		if (!isSendable(admitted)) {
			throw withheld(admitted, transmission.abandon());
		}
	}

	/**
	 * The outcome of a call that must not be written, or not once more.
	 */
	private CallException withheld(AdmittedCall admitted, boolean neverWritten) {
		boolean stopping = this.sessions.isCurrent(admitted.session().epoch());
		if (neverWritten && !this.closed && isRescinded(admitted)) {
			return new CallNotSentException(admitted.type(), CallNotSentException.Reason.VOID_OFFER,
					"an offer was rescinded before it left");
		}
		if (neverWritten) {
			return stopping ? closed(admitted) : stale(admitted);
		}
		return new CallUnknownException(admitted.type(), "the connection broke, and then "
				+ (stopping ? "the application stopped" : "the subscription was lost") + " before it was repeated",
				null);
	}

	static CallNotSentException stale(AdmittedCall admitted) {
		return new CallNotSentException(admitted.type(), CallNotSentException.Reason.STALE_SUBSCRIPTION,
				"its subscription was lost before it left");
	}

	static CallNotSentException closed(AdmittedCall admitted) {
		return new CallNotSentException(admitted.type(), CallNotSentException.Reason.CLOSED,
				"the application is stopping");
	}

	private byte[] encode(AdmittedCall admitted) {
		try {
			return new MasterManners(admitted.session().version()).encode(admitted.call(), this.codec);
		}
		catch (RuntimeException ex) {
			throw new CallNotSentException(admitted.type(), CallNotSentException.Reason.REFUSED,
					"it cannot be encoded: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Whether a call that failed is to be sent again.
	 */
	boolean isToBeRepeated(AdmittedCall admitted, Throwable failure) {
		return isRepeated(admitted, failure) && isSendable(admitted);
	}

	private static boolean isRepeated(AdmittedCall admitted, Throwable failure) {
		if (failure instanceof CredentialsException refusal && !refusal.isTransient()) {
			return false;
		}
		return REPEATABLE.contains(admitted.type())
				&& !(failure instanceof CallException || failure instanceof TimeoutException);
	}

	/**
	 * What it means that a call failed for good. Nothing of it is written from now on.
	 */
	CallException outcome(AdmittedCall admitted, Transmission transmission, Throwable failure) {
		if (failure instanceof CallException outcome) {
			return outcome;
		}
		Session session = admitted.session();
		boolean neverWritten = transmission.abandon();
		if (!isSendable(admitted) && (neverWritten || isRepeated(admitted, failure))) {
			return withheld(admitted, neverWritten);
		}
		if (neverWritten && failure instanceof CredentialsException) {
			return new CallNotSentException(admitted.type(), CallNotSentException.Reason.NO_CREDENTIALS,
					String.valueOf(failure.getMessage()), failure);
		}
		if (neverWritten) {
			return new CallNotSentException(admitted.type(), CallNotSentException.Reason.CONNECT_FAILED,
					"no connection to " + session.master() + ": " + words(admitted, failure), failure);
		}
		return new CallUnknownException(admitted.type(),
				session.master() + " gave no answer: " + words(admitted, failure), failure);
	}

	private static String words(AdmittedCall admitted, Throwable failure) {
		if (failure instanceof TimeoutException) {
			return "nothing came within " + admitted.timeout().toMillis() + " ms";
		}
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		return (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName();
	}

	/**
	 * A SUBSCRIBE that left before this answer came has put the framework back as it was.
	 * Looking at the session last makes sure that one which leaves later does not.
	 */
	private void accepted(AdmittedCall admitted, CallResponse response) {
		this.sessions.accepted().accepted(admitted.call());
		this.operations.reconciled(admitted, response);
		if (admitted.type() == Call.Type.UPDATE_FRAMEWORK && !this.sessions.isCurrent(admitted.session().epoch())) {
			throw new CallUnknownException(admitted.type(), "it was accepted, but its subscription was lost meanwhile,"
					+ " and the next one may have reverted it; repeat it after the next SUBSCRIBED", null);
		}
	}

	/**
	 * If the session is over, the next SUBSCRIBE puts the framework back as it was.
	 */
	private void unanswered(AdmittedCall admitted) {
		if (this.sessions.isCurrent(admitted.session().epoch())) {
			this.sessions.accepted().unknown(admitted.call());
		}
	}

	private void rejected(AdmittedCall admitted, CallRejectedException rejection) {
		// before the session ends, since the next SUBSCRIBE may leave right then
		this.sessions.accepted().refused(admitted.call());
		SessionLoss loss = SessionEnd.of(rejection.getStatus(), rejection.getReason());
		if (loss != null) {
			this.sessions.close(admitted.session(), loss);
		}
	}

	/**
	 * What the session learns from the end of a call, before anybody else does.
	 */
	private final class Conclusion implements CallEnd {

		private final AdmittedCall admitted;

		private final CallEnd end;

		Conclusion(AdmittedCall admitted, CallEnd end) {
			this.admitted = admitted;
			this.end = end;
		}

		@Override
		public void accepted(CallResponse response) {
			try {
				CallRunner.this.accepted(this.admitted, response);
			}
			catch (Throwable ex) {
				this.end.failed(known(this.admitted, ex));
				return;
			}
			this.end.accepted(response);
		}

		@Override
		public void failed(CallException failure) {
			if (failure instanceof CallUnknownException) {
				unanswered(this.admitted);
			}
			else if (failure instanceof CallRejectedException rejection) {
				rejected(this.admitted, rejection);
			}
			this.end.failed(failure);
		}

	}

}
