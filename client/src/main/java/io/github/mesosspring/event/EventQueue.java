package io.github.mesosspring.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What was received and is not yet delivered. Three rows, each in the order of arrival:
 * what comes before the current subscription's SUBSCRIBED, and SUBSCRIBED itself; then
 * events about offers; then all others. Adding never blocks and never refuses for want of
 * room: whoever adds asks {@link #isFull()} and stops reading. Thread-safe.
 * <p>
 * Where workers handle updates there is a fourth kind of row, one for each worker.
 * Updates are moved there from the row of all others, and count as queued until their
 * worker takes them up.
 */
final class EventQueue {

	private static final long NONE = -1;

	private final long maxBytes;

	private final int maxEvents;

	private final EventListener listener;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Deque<QueuedEvent> first = new ArrayDeque<>();

	private final Deque<QueuedEvent> offers = new ArrayDeque<>();

	private final Deque<QueuedEvent> others = new ArrayDeque<>();

	private final int workers;

	private List<WorkerRow> rows = List.of();

	private final PendingActions whenNotFull = new PendingActions();

	private final PendingActions whenDrained = new PendingActions();

	/** Whether what was taken last is still being delivered. */
	private volatile boolean delivering;

	private boolean open;

	/**
	 * Tells a thread that waited through a close and the next opening that it is late.
	 */
	private long opening;

	private long epoch = NONE;

	private long bytes;

	EventQueue(long maxBytes, int maxEvents, EventListener listener) {
		this(maxBytes, maxEvents, listener, 0);
	}

	/**
	 * Create a closed queue.
	 * @param workers how many workers handle updates; with 0 they are taken like all
	 * other events
	 */
	EventQueue(long maxBytes, int maxEvents, EventListener listener, int workers) {
		this.workers = workers;
		this.maxBytes = maxBytes;
		this.maxEvents = maxEvents;
		this.listener = listener;
	}

	void open() {
		this.lock.lock();
		try {
			this.open = true;
			this.opening++;
			this.rows = Stream.generate(() -> new WorkerRow(this.lock.newCondition())).limit(this.workers).toList();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Drop everything and admit nothing more.
	 */
	void close() {
		change(() -> {
			this.open = false;
			this.epoch = NONE;
			this.rows.forEach(WorkerRow::close);
			return removeIf((event) -> true);
		});
	}

	/**
	 * Begin a subscription: what is of no use any more goes, the rest comes before it.
	 */
	void begin(QueuedEvent subscribed) {
		change(() -> {
			if (!this.open) {
				return List.of(subscribed);
			}
			List<QueuedEvent> dropped = removeIf((event) -> !event.isLasting());
			this.first.addAll(this.others);
			this.others.clear();
			this.epoch = subscribed.epoch();
			this.first.add(subscribed);
			this.bytes += subscribed.record().length;
			return dropped;
		});
	}

	void add(QueuedEvent event) {
		change(() -> {
			if (!this.open || (event.epoch() != this.epoch && !event.isLasting())) {
				return List.of(event);
			}
			(event.isAboutOffers() ? this.offers : this.others).add(event);
			this.bytes += event.record().length;
			return List.of();
		});
	}

	void end(long endedEpoch) {
		change(() -> {
			if (endedEpoch != this.epoch) {
				return List.of();
			}
			this.epoch = NONE;
			return removeIf((event) -> !event.isLasting());
		});
	}

	boolean isFull() {
		this.lock.lock();
		try {
			return this.bytes >= this.maxBytes || size() >= this.maxEvents;
		}
		finally {
			this.lock.unlock();
		}
	}

	void whenNotFull(Runnable action) {
		this.whenNotFull.add(action);
		tellRoom();
	}

	void whenDrained(Runnable action) {
		this.whenDrained.add(action);
		tellDrained();
	}

	/**
	 * Wait for the next event to deliver and take it out. What was taken before has been
	 * delivered. An update for the workers is the exception: it stays until it is handed
	 * over or discarded.
	 * @return the event, or {@code null} if the queue was closed
	 */
	@Nullable QueuedEvent take() {
		this.delivering = false;
		tellDrained();
		QueuedEvent next;
		this.lock.lock();
		try {
			long served = this.opening;
			next = poll();
			while (this.open && next == null) {
				this.changed.awaitUninterruptibly();
				if (served != this.opening) {
					return null;
				}
				next = poll();
			}
			if (next != null && !isForWorkers(next)) {
				this.bytes -= next.record().length;
				this.delivering = true;
			}
		}
		finally {
			this.lock.unlock();
		}
		tellRoom();
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

	/**
	 * The rows of the workers, as long as the queue stays open.
	 */
	List<WorkerRow> rows() {
		this.lock.lock();
		try {
			return this.rows;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Move an update that was given out by {@link #take()} to the row of a worker, unless
	 * it was dropped in the meantime.
	 * @param hash a number that is the same for all updates of a task
	 */
	void handOver(QueuedEvent update, int hash) {
		this.lock.lock();
		try {
			if (update.equals(this.others.peek())) {
				this.rows.get(Math.floorMod(hash, this.rows.size())).add(this.others.remove());
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Drop an update that was given out by {@link #take()} and can not be handed over.
	 */
	void discard(QueuedEvent update) {
		change(() -> removeIf(update::equals));
	}

	/**
	 * Called by a worker when it has handled the update it took before: wait for the next
	 * one and take it out.
	 * @return the update, or {@code null} if the queue was closed
	 */
	@Nullable QueuedEvent takeUp(WorkerRow row) {
		done(row);
		tellDrained();
		QueuedEvent next;
		this.lock.lock();
		try {
			next = row.take();
			if (next != null) {
				this.bytes -= next.record().length;
			}
		}
		finally {
			this.lock.unlock();
		}
		tellRoom();
		return next;
	}

	private void done(WorkerRow row) {
		this.lock.lock();
		try {
			row.done();
			if (!this.first.isEmpty()) {
				this.changed.signalAll();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Change the queue, then tell of it without holding the lock.
	 */
	private void change(Change change) {
		List<QueuedEvent> dropped;
		this.lock.lock();
		try {
			dropped = change.apply();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		dropped.forEach((event) -> this.listener.dropped(event.type()));
		tellRoom();
	}

	private List<QueuedEvent> removeIf(Predicate<QueuedEvent> condition) {
		List<QueuedEvent> removed = new ArrayList<>();
		for (Deque<QueuedEvent> row : List.of(this.first, this.offers, this.others)) {
			row.removeIf((event) -> condition.test(event) && removed.add(event));
		}
		for (WorkerRow row : this.rows) {
			row.waiting().removeIf((event) -> condition.test(event) && removed.add(event));
		}
		removed.forEach((event) -> this.bytes -= event.record().length);
		return removed;
	}

	private int size() {
		int size = this.first.size() + this.offers.size() + this.others.size();
		for (WorkerRow row : this.rows) {
			size += row.waiting().size();
		}
		return size;
	}

	private void tellRoom() {
		if (this.whenNotFull.isAny() && !isFull()) {
			this.whenNotFull.runAll();
		}
	}

	private void tellDrained() {
		if (this.whenDrained.isAny() && isDrained()) {
			this.whenDrained.runAll();
		}
	}

	private boolean isDrained() {
		this.lock.lock();
		try {
			boolean below = this.bytes * 2 <= this.maxBytes && size() * 2L <= this.maxEvents;
			return below && !this.delivering && !isAnyWorkerBusy();
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
