package io.github.mesosspring.call;

import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * The call never left this process, so it has had no effect and may be repeated.
 */
public final class CallNotSentException extends CallException {

	private final Reason reason;

	public CallNotSentException(Call.Type type, Reason reason, String detail) {
		this(type, reason, detail, null);
	}

	public CallNotSentException(Call.Type type, Reason reason, String detail, @Nullable Throwable cause) {
		super(type, type + " was not sent: " + detail, cause);
		this.reason = reason;
	}

	/**
	 * Why it was not sent.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	@Override
	public CallOutcome getOutcome() {
		return CallOutcome.NOT_SENT;
	}

	/**
	 * Why a call was not sent.
	 */
	public enum Reason {

		/** No subscription stands. */
		NOT_SUBSCRIBED,

		/**
		 * The subscription the call belongs to was lost while the call waited for its
		 * turn.
		 */
		STALE_SUBSCRIPTION,

		/** An offer was rescinded, used before, or belongs to an older subscription. */
		VOID_OFFER,

		/** Too many calls are waiting. */
		QUEUE_FULL,

		/** Its turn did not come in time. */
		TIMED_OUT,

		/** The application is stopping. */
		CLOSED,

		/** The master could not be connected to, so that not a byte of the call left. */
		CONNECT_FAILED,

		/**
		 * Its credentials could not be had, or must not be sent to where the master is.
		 */
		NO_CREDENTIALS,

		/**
		 * The call would harm the master or is incomplete, or the master is too old for
		 * it.
		 */
		REFUSED,

		/**
		 * A handler that has not had the update is paused: acknowledged, it would never
		 * come again.
		 */
		HANDLER_PAUSED

	}

}
