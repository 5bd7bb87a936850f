package io.github.mesosspring.operator;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps changes in an order in which they make sense together with the answer to
 * GET_STATE, which comes on another connection. A change that arrives while the question
 * is open may be newer or older than the answer, so it is held back and comes after it: a
 * newer one must not be overwritten by the snapshot, and the effect of an older one is
 * either in the snapshot or undone by the changes that follow, all of which follow. Not
 * thread-safe.
 */
final class HeldChanges {

	private final List<Queued> held = new ArrayList<>();

	private boolean holding;

	List<Queued> arrived(Queued change) {
		if (!this.holding) {
			return List.of(change);
		}
		this.held.add(change);
		return List.of();
	}

	List<Queued> hold() {
		this.holding = true;
		return List.of();
	}

	/**
	 * The question was answered, or will not be.
	 * @param snapshot the answer; empty if there is none
	 * @return what is to be passed on now
	 */
	List<Queued> release(List<Queued> snapshot) {
		List<Queued> released = new ArrayList<>(snapshot);
		released.addAll(this.held);
		this.held.clear();
		this.holding = false;
		return released;
	}

}
