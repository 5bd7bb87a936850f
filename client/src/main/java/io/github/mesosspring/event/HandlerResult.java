package io.github.mesosspring.event;

import org.jspecify.annotations.Nullable;

/**
 * How handlers returned.
 *
 * @param outcome what that makes of the event
 * @param failure what one of them failed with, or {@code null}
 */
record HandlerResult(EventOutcome outcome, @Nullable Throwable failure) {

	/** None was called. */
	static final HandlerResult UNHANDLED = new HandlerResult(EventOutcome.UNHANDLED, null);

	static final HandlerResult HANDLED = new HandlerResult(EventOutcome.HANDLED, null);

	/** An interceptor wanted none to be called. */
	static final HandlerResult REFUSED = new HandlerResult(EventOutcome.REFUSED, null);

	static final HandlerResult PAUSED = new HandlerResult(EventOutcome.PAUSED, null);

	static HandlerResult failed(Throwable failure) {
		return new HandlerResult(EventOutcome.FAILED, failure);
	}

	boolean isHandled() {
		return this.outcome == EventOutcome.HANDLED;
	}

	/**
	 * Whether nothing keeps the event from counting as dealt with.
	 */
	boolean isSettled() {
		return this.outcome == EventOutcome.HANDLED || this.outcome == EventOutcome.UNHANDLED;
	}

	/**
	 * This and a later one in one.
	 */
	HandlerResult and(HandlerResult later) {
		boolean telling = later.failure != null || (this.failure == null && later.outcome != EventOutcome.UNHANDLED);
		return telling ? later : this;
	}

}
