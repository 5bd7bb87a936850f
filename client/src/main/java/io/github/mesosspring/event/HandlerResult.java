package io.github.mesosspring.event;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How handlers returned.
 *
 * @param failure what one of them failed with, or {@code null}
 */
record HandlerResult(@Nullable Throwable failure) {

	static final HandlerResult NORMAL = new HandlerResult(null);

	boolean isNormal() {
		return this.failure == null;
	}

	/**
	 * What became of the event.
	 * @param handlers the handlers that returned so
	 */
	EventOutcome outcome(List<HandlerMethod> handlers) {
		if (handlers.isEmpty()) {
			return EventOutcome.UNHANDLED;
		}
		return isNormal() ? EventOutcome.HANDLED : EventOutcome.FAILED;
	}

	/**
	 * This and a later one in one.
	 */
	HandlerResult and(HandlerResult later) {
		return later.isNormal() ? this : later;
	}

}
