package io.github.mesosspring.event;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;

import org.jspecify.annotations.Nullable;

/**
 * The updates that one worker is still to handle, in the order of arrival: a part of the
 * queue, counted in its bounds and guarded by its lock. Made anew each time the queue
 * opens, so that a worker that was left behind finds its row closed and nothing else.
 */
final class WorkerRow {

	private final Deque<QueuedEvent> waiting = new ArrayDeque<>();

	private final Condition changed;

	private boolean open = true;

	private @Nullable QueuedEvent taken;

	WorkerRow(Condition changed) {
		this.changed = changed;
	}

	Deque<QueuedEvent> waiting() {
		return this.waiting;
	}

	void add(QueuedEvent update) {
		this.waiting.add(update);
		this.changed.signalAll();
	}

	void close() {
		this.open = false;
		this.changed.signalAll();
	}

	/**
	 * Whether its worker handles an update.
	 */
	boolean isBusy() {
		return this.taken != null;
	}

	/**
	 * The update taken last, if any, has been handled.
	 */
	void done() {
		this.taken = null;
	}

	/**
	 * Wait for the next update and take it out.
	 * @return the update, or {@code null} if the row was closed
	 */
	@Nullable QueuedEvent take() {
		while (this.open && this.waiting.isEmpty()) {
			this.changed.awaitUninterruptibly();
		}
		this.taken = this.waiting.poll();
		return this.taken;
	}

}
