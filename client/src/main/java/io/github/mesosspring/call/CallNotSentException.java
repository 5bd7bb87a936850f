package io.github.mesosspring.call;

import io.github.mesosspring.protocol.scheduler.Call;

/**
 * The call never left this process, so it has had no effect and may be repeated.
 */
public final class CallNotSentException extends CallException {

	private final Reason reason;

	public CallNotSentException(Call.Type type, Reason reason, String detail) {
		super(type, type + " was not sent: " + detail, null);
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

		/** The application is stopping. */
		CLOSED,

		/** The call would harm the master or is incomplete. */
		REFUSED

	}

}
