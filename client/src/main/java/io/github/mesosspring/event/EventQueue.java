package io.github.mesosspring.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * What was received and is not yet delivered. Three rows, each in the order of arrival:
 * what comes before the current subscription's SUBSCRIBED, and SUBSCRIBED itself; then
 * events about offers; then all others. Nothing here waits: whoever adds asks
 * {@link #hasRoomFor} first, and whoever takes is woken. Open from the beginning, and
 * never again once it is closed. Thread-safe.
 * <p>
 * Where workers handle updates there is a fourth kind of row, one for each worker.
 * Updates are moved there from the row of all others, and count as queued until their
 * worker takes them up.
 */
final class EventQueue {

	private static final long NONE = -1;

	private final DispatchSettings settings;

	private final EventListener listener;

	private final IntConsumer wake;

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<QueuedEvent> first = new ArrayDeque<>();

	private final Deque<QueuedEvent> offers = new ArrayDeque<>();

	private final Deque<QueuedEvent> others = new ArrayDeque<>();

	private final List<WorkerRow> rows;

	private final PendingActions pending = new PendingActions();

	/** What was taken last, while it is still being delivered. */
	private volatile @Nullable QueuedEvent delivering;

	/** What has waited longest. Written with the lock, read by gauges without. */
	private volatile @Nullable QueuedEvent oldest;

	private boolean open = true;

	/** Whether nothing is to be delivered until the next subscription begins. */
	private boolean quiet;

	private long epoch = NONE;

	private volatile long bytes;

	private volatile int events;

	/**
	 * Create an open queue.
	 * @param wake is told who may have something to take: 0 for {@link #take()}, the
	 * number of a row for {@link #takeUp}
	 */
	EventQueue(DispatchSettings settings, EventListener listener, IntConsumer wake) {
		this.settings = settings;
		this.listener = listener;
		this.wake = wake;
		this.rows = IntStream.rangeClosed(1, settings.workers()).mapToObj(WorkerRow::new).toList();
	}

	/**
	 * Drop everything and admit nothing more.
	 */
	void close() {
		change(() -> {
			this.open = false;
			this.epoch = NONE;
			return removeIf((event) -> true);
		});
	}

	/**
	 * Tell all who wait for handlers to catch up that they need not wait any longer.
	 */
	void giveUp() {
		this.pending.giveUp();
	}

	/**
	 * Drop everything and admit nothing more until the next subscription begins.
	 * @return completes when nothing is being delivered
	 */
	CompletableFuture<Void> quiesce() {
		change(() -> {
			this.quiet = true;
			return removeIf((event) -> true);
		});
		CompletableFuture<Void> idle = new CompletableFuture<>();
		this.pending.add(() -> holds(this::isIdle), () -> idle.complete(null));
		return idle;
	}

	/**
	 * Begin a subscription: what is of no use any more goes, the rest comes before it.
	 */
	void begin(QueuedEvent subscribed) {
		change(() -> {
			if (!this.open) {
				return List.of(subscribed);
			}
			List<QueuedEvent> dropped = removeIf((event) -> !this.settings.isLasting(event));
			this.first.addAll(this.others);
			this.others.clear();
			this.quiet = false;
			this.epoch = subscribed.epoch();
			this.first.add(subscribed);
			count(subscribed);
			return dropped;
		});
	}

	void add(QueuedEvent event) {
		change(() -> {
			if (!this.open || this.quiet || (event.epoch() != this.epoch && !this.settings.isLasting(event))) {
				return List.of(event);
			}
			(event.isAboutOffers() ? this.offers : this.others).add(event);
			count(event);
			return List.of();
		});
	}

	void end(long endedEpoch) {
		change(() -> {
			if (endedEpoch != this.epoch) {
				return List.of();
			}
			this.epoch = NONE;
			return removeIf((event) -> !this.settings.isLasting(event));
		});
	}

	/**
	 * The bytes that wait. Read without the lock.
	 */
	long bytes() {
		return this.bytes;
	}

	/**
	 * The events that wait. Read without the lock.
	 */
	int events() {
		return this.events;
	}

	/**
	 * The event that came first of those whose handlers are not through. Read without the
	 * lock.
	 */
	@Nullable QueuedEvent oldest() {
		return QueuedEvent.older(this.delivering, this.oldest);
	}

	boolean hasRoomFor(int more) {
		return holds(() -> this.events == 0 || (this.bytes + more <= this.settings.maxQueuedBytes()
				&& this.events < this.settings.maxQueuedEvents()));
	}

	void whenRoomFor(int more, Runnable action) {
		this.pending.add(() -> hasRoomFor(more), action);
	}

	void whenDrained(Runnable action) {
		this.pending.add(() -> holds(this::isDrained), action);
	}

	/**
	 * Take out the next event. What was taken before has been delivered. An update for
	 * the workers is the exception: it stays until it is handed over or discarded.
	 * @return the event, or {@code null} if there is none to deliver now
	 */
	@Nullable QueuedEvent take() {
		this.delivering = null;
		this.pending.look();
		QueuedEvent next;
		this.lock.lock();
		try {
			next = poll();
			if (next != null && !isForWorkers(next)) {
				uncount(next);
				this.delivering = next;
			}
			this.oldest = head();
		}
		finally {
			this.lock.unlock();
		}
		this.pending.look();
		return next;
	}

	private @Nullable QueuedEvent poll() {
		QueuedEvent next = this.first.peek();
		if (next != null) {
			return isHeldBack(next) ? null : this.first.poll();
		}
		next = this.offers.poll();
		if (next != null) {
			return next;
		}
		next = this.others.peek();
		return (next == null || isForWorkers(next)) ? next : this.others.poll();
	}

	/**
	 * Whether an event must wait for what workers took before the subscription that it
	 * begins.
	 */
	private boolean isHeldBack(QueuedEvent event) {
		return event.type() == MesosEventType.SUBSCRIBED && isAnyWorkerBusy();
	}

	private boolean isAnyWorkerBusy() {
		return this.rows.stream().anyMatch(WorkerRow::isBusy);
	}

	private boolean isForWorkers(QueuedEvent event) {
		return event.type() == MesosEventType.UPDATE && !this.rows.isEmpty();
	}

	List<WorkerRow> rows() {
		return this.rows;
	}

	/**
	 * Move an update that was given out by {@link #take()} to the row of a worker, unless
	 * it was dropped in the meantime.
	 * @param hash a number that is the same for all updates of a task
	 */
	void handOver(QueuedEvent update, int hash) {
		WorkerRow row = this.rows.get(Math.floorMod(hash, this.rows.size()));
		this.lock.lock();
		try {
			if (update == this.others.peek()) {
				row.waiting().add(this.others.remove());
				this.oldest = head();
			}
		}
		finally {
			this.lock.unlock();
		}
		this.wake.accept(row.number());
	}

	/**
	 * Drop an update that was given out by {@link #take()} and can not be handed over.
	 */
	void discard(QueuedEvent update) {
		change(() -> removeIf((event) -> event == update));
	}

	/**
	 * Called by a worker: take out its next update. What it took before has been handled.
	 * @return the update, or {@code null} if none waits
	 */
	@Nullable QueuedEvent takeUp(WorkerRow row) {
		QueuedEvent next;
		boolean mayBegin;
		this.lock.lock();
		try {
			next = row.take();
			if (next != null) {
				uncount(next);
			}
			this.oldest = head();
			mayBegin = !this.first.isEmpty() && next == null;
		}
		finally {
			this.lock.unlock();
		}
		if (mayBegin) {
			this.wake.accept(0);
		}
		this.pending.look();
		return next;
	}

	/**
	 * Change the queue, then tell of it without holding the lock.
	 */
	private void change(Change change) {
		List<QueuedEvent> dropped;
		this.lock.lock();
		try {
			dropped = change.apply();
			this.oldest = head();
		}
		finally {
			this.lock.unlock();
		}
		dropped.forEach((event) -> this.listener.dropped(event.type()));
		this.wake.accept(0);
		this.pending.look();
	}

	private List<QueuedEvent> removeIf(Predicate<QueuedEvent> condition) {
		List<QueuedEvent> removed = new ArrayList<>();
		for (Deque<QueuedEvent> row : List.of(this.first, this.offers, this.others)) {
			row.removeIf((event) -> condition.test(event) && removed.add(event));
		}
		for (WorkerRow row : this.rows) {
			row.waiting().removeIf((event) -> condition.test(event) && removed.add(event));
		}
		removed.forEach(this::uncount);
		return removed;
	}

	/**
	 * Each row is in the order of arrival, so that its first is its oldest.
	 */
	private @Nullable QueuedEvent head() {
		QueuedEvent head = QueuedEvent.older(QueuedEvent.older(this.first.peek(), this.offers.peek()),
				this.others.peek());
		for (WorkerRow row : this.rows) {
			head = QueuedEvent.older(head, row.oldest());
		}
		return head;
	}

	@SuppressWarnings("NonAtomicVolatileUpdate")
	private void count(QueuedEvent event) {
		this.bytes += event.record().length;
		this.events++;
	}

	@SuppressWarnings("NonAtomicVolatileUpdate")
	private void uncount(QueuedEvent event) {
		this.bytes -= event.record().length;
		this.events--;
	}

	private boolean isDrained() {
		return this.bytes * 2 <= this.settings.maxQueuedBytes() && this.events * 2L <= this.settings.maxQueuedEvents()
				&& isIdle();
	}

	private boolean isIdle() {
		return this.delivering == null && !isAnyWorkerBusy();
	}

	private boolean holds(BooleanSupplier condition) {
		this.lock.lock();
		try {
			return condition.getAsBoolean();
		}
		finally {
			this.lock.unlock();
		}
	}

	@FunctionalInterface
	private interface Change {

		/**
		 * Apply the change.
		 * @return the events it drops
		 */
		List<QueuedEvent> apply();

	}

}
