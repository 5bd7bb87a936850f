package io.github.mesosspring.call;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether bytes of a call have left, decided once and for all: the answer tells a call
 * that was not sent from one whose outcome is unknown. It also keeps an HTTP client that
 * repeats requests on its own from doing so where that would do harm.
 */
final class Transmission {

	private final boolean repeatable;

	private final AtomicReference<State> state = new AtomicReference<>(State.PENDING);

	Transmission(boolean repeatable) {
		this.repeatable = repeatable;
	}

	/**
	 * Ask to write the call to a connection.
	 * @return whether that is allowed
	 */
	boolean begin() {
		return this.state.compareAndSet(State.PENDING, State.BEGUN)
				|| (this.repeatable && this.state.get() == State.BEGUN);
	}

	/**
	 * Give up.
	 * @return whether nothing was written, nor ever will be
	 */
	boolean abandon() {
		return this.state.compareAndSet(State.PENDING, State.ABANDONED) || this.state.get() == State.ABANDONED;
	}

	private enum State {

		PENDING, BEGUN, ABANDONED

	}

}
