package io.github.mesosspring.event;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * The updates that one worker is still to handle, in the order of arrival: a part of the
 * queue, counted in its bounds and guarded by its lock.
 */
final class WorkerRow {

	private final int number;

	private final Deque<QueuedEvent> waiting = new ArrayDeque<>();

	private @Nullable QueuedEvent taken;

	/**
	 * Create an empty row.
	 * @param number which it is, from 1
	 */
	WorkerRow(int number) {
		this.number = number;
	}

	int number() {
		return this.number;
	}

	Deque<QueuedEvent> waiting() {
		return this.waiting;
	}

	/**
	 * Whether its worker handles an update.
	 */
	boolean isBusy() {
		return this.taken != null;
	}

	/**
	 * What its worker handles, or would take next.
	 */
	@Nullable QueuedEvent oldest() {
		return (this.taken != null) ? this.taken : this.waiting.peek();
	}

	/**
	 * Take out nothing; the update taken last, if any, has been handled.
	 * @return {@code null}
	 */
	@Nullable QueuedEvent rest() {
		this.taken = null;
		return null;
	}

	/**
	 * Take out the next update; the one taken last, if any, has been handled.
	 * @return the update, or {@code null} if none waits
	 */
	@Nullable QueuedEvent take() {
		this.taken = this.waiting.poll();
		return this.taken;
	}

}
