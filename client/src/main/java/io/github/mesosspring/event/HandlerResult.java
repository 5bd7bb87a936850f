package io.github.mesosspring.event;

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
	 * This and a later one in one.
	 */
	HandlerResult and(HandlerResult later) {
		return later.isNormal() ? this : later;
	}

}
