package io.github.mesosspring.event;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The handlers of a type of event as they are at a moment, each in its order. Replaced as
 * a whole when one is paused or resumed, so that a delivery sees one state from its
 * beginning to its end. Immutable.
 *
 * @param running those to call
 * @param paused those not to call
 */
record TypeHandlers(List<HandlerMethod> running, List<HandlerMethod> paused) {

	static final TypeHandlers NONE = new TypeHandlers(List.of(), List.of());

	boolean isEmpty() {
		return this.running.isEmpty() && this.paused.isEmpty();
	}

	/**
	 * Count an event that those who are paused do not see.
	 */
	void skip() {
		if (!this.paused.isEmpty()) {
			this.paused.forEach((handler) -> handler.control().skipped());
		}
	}

	/**
	 * A handler that would be called if it were not paused. One whose condition cannot be
	 * evaluated would have failed, and is taken for one that would be called: nothing may
	 * be acknowledged in its name.
	 * @return the handler, or {@code null} if there is none
	 */
	@Nullable HandlerMethod waitingFor(Delivery delivery) {
		for (HandlerMethod handler : this.paused) {
			try {
				if (handler.wants(delivery)) {
					return handler;
				}
			}
			catch (Throwable ex) {
				return handler;
			}
		}
		return null;
	}

}
