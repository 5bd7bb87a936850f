package io.github.mesosspring.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Three rows of events, each in the order of arrival: what comes before the current
 * subscription's SUBSCRIBED, and SUBSCRIBED itself; then events about offers; then all
 * others.
 * <p>
 * Where workers handle updates there is a fourth kind of row, one for each worker.
 * Updates are moved there from the row of all others, and count as queued until their
 * worker takes them up.
 * <p>
 * Used with the lock of the queue.
 */
final class EventRows {

	private final Deque<QueuedEvent> first = new ArrayDeque<>();

	private final Deque<QueuedEvent> offers = new ArrayDeque<>();

	private final Deque<QueuedEvent> others = new ArrayDeque<>();

	private final List<WorkerRow> workers;

	/** What was taken last, while it is still being delivered. */
	private @Nullable QueuedEvent delivering;

	EventRows(int workers) {
		this.workers = IntStream.rangeClosed(1, workers).mapToObj(WorkerRow::new).toList();
	}

	List<WorkerRow> workers() {
		return this.workers;
	}

	/**
	 * The row for updates of a task.
	 * @param hash a number that is the same for all of them
	 */
	WorkerRow worker(int hash) {
		return this.workers.get(Math.floorMod(hash, this.workers.size()));
	}

	void add(QueuedEvent event) {
		(event.isAboutOffers() ? this.offers : this.others).add(event);
	}

	/**
	 * Have all that is left come before a subscription.
	 */
	void begin(QueuedEvent subscribed) {
		this.first.addAll(this.others);
		this.others.clear();
		this.first.add(subscribed);
	}

	boolean areOthersWaiting() {
		return !this.others.isEmpty();
	}

	/**
	 * Whether a subscription has yet to begin.
	 */
	boolean isBeginWaiting() {
		return !this.first.isEmpty();
	}

	/**
	 * Take out the next event. An update for the workers stays.
	 * @param heldUp whether updates, and what came after them, have to wait
	 * @return the event, or {@code null} if there is none to deliver now
	 */
	@Nullable QueuedEvent next(boolean heldUp) {
		QueuedEvent next = this.first.peek();
		if (next != null) {
			return isHeldBack(next) ? null : this.first.poll();
		}
		next = this.offers.poll();
		if (next != null) {
			return next;
		}
		next = this.others.peek();
		if (heldUp && next != null && StatusUpdate.isOne(next.type())) {
			return null;
		}
		return (next == null || isForWorkers(next)) ? next : this.others.poll();
	}

	/**
	 * Whether an event must wait for what workers took before the subscription that it
	 * begins.
	 */
	private boolean isHeldBack(QueuedEvent event) {
		return event.type() == MesosEventType.SUBSCRIBED && isAnyWorkerBusy();
	}

	/**
	 * Note what is being delivered now, other than by workers.
	 */
	void delivering(@Nullable QueuedEvent event) {
		this.delivering = event;
	}

	/**
	 * Whether nothing is being delivered.
	 */
	boolean isAtRest() {
		return this.delivering == null && !isAnyWorkerBusy();
	}

	private boolean isAnyWorkerBusy() {
		return this.workers.stream().anyMatch(WorkerRow::isBusy);
	}

	boolean isForWorkers(QueuedEvent event) {
		return event.type() == MesosEventType.UPDATE && !this.workers.isEmpty();
	}

	/**
	 * Move an update to the row of a worker, unless it was dropped in the meantime.
	 */
	void handOver(QueuedEvent update, WorkerRow row) {
		if (update == this.others.peek()) {
			row.waiting().add(this.others.remove());
		}
	}

	List<QueuedEvent> removeIf(Predicate<QueuedEvent> condition) {
		List<QueuedEvent> removed = new ArrayList<>();
		for (Deque<QueuedEvent> row : List.of(this.first, this.offers, this.others)) {
			row.removeIf((event) -> condition.test(event) && removed.add(event));
		}
		for (WorkerRow row : this.workers) {
			row.waiting().removeIf((event) -> condition.test(event) && removed.add(event));
		}
		return removed;
	}

	/**
	 * The event that came first of those that wait or are being delivered. Each row is in
	 * the order of arrival, so that its first is its oldest.
	 */
	@Nullable QueuedEvent oldest() {
		QueuedEvent oldest = QueuedEvent.older(this.delivering, this.first.peek());
		oldest = QueuedEvent.older(QueuedEvent.older(oldest, this.offers.peek()), this.others.peek());
		for (WorkerRow row : this.workers) {
			oldest = QueuedEvent.older(oldest, row.oldest());
		}
		return oldest;
	}

}
