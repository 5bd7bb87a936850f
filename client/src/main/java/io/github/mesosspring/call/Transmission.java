package io.github.mesosspring.call;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Whether bytes of a call have left, decided once and for all: the answer tells a call
 * that was not sent from one whose outcome is unknown. It also keeps an HTTP client that
 * repeats requests on its own from doing so where that would do harm.
 */
final class Transmission {

	private final boolean repeatable;

	private final BooleanSupplier permission;

	private final Runnable undo;

	private final AtomicReference<State> state = new AtomicReference<>(State.PENDING);

	/**
	 * Create a transmission.
	 * @param repeatable whether the call may be written more than once
	 * @param permission asked each time right before the call is written
	 * @param undo takes back what the permission brought about
	 */
	Transmission(boolean repeatable, BooleanSupplier permission, Runnable undo) {
		this.repeatable = repeatable;
		this.permission = permission;
		this.undo = undo;
	}

	/**
	 * Ask to write the call to a connection.
	 * @return whether that is allowed
	 */
	boolean begin() {
		if (!this.state.compareAndSet(State.PENDING, State.BEGUN)) {
			return this.repeatable && this.state.get() == State.BEGUN && this.permission.getAsBoolean();
		}
		boolean permitted = this.permission.getAsBoolean();
		if (!permitted) {
			this.state.set(State.ABANDONED);
		}
		return permitted;
	}

	/**
	 * What was written was refused unseen, as a 401 proves: it is as if it had not been.
	 */
	void refusedUnseen() {
		if (this.state.get() == State.BEGUN) {
			this.undo.run();
			this.state.compareAndSet(State.BEGUN, State.PENDING);
		}
	}

	/**
	 * Give up: nothing is written from now on.
	 * @return whether nothing was written before either
	 */
	boolean abandon() {
		this.state.compareAndSet(State.BEGUN, State.OVER);
		return this.state.compareAndSet(State.PENDING, State.ABANDONED) || this.state.get() == State.ABANDONED;
	}

	private enum State {

		PENDING, BEGUN, OVER, ABANDONED

	}

}
