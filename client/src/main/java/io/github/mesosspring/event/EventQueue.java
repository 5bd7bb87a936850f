package io.github.mesosspring.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import reactor.util.concurrent.Queues;

/**
 * What was received and is not yet delivered. Nothing here waits: whoever adds asks
 * {@link #hasRoomFor} first, and whoever takes is woken. Open from the beginning, and
 * never again once it is closed. Thread-safe, but for those who add: one at a time.
 * <p>
 * What is added is put down without the lock, so that the network does not wait for
 * whoever takes. It is sorted into the {@linkplain EventRows rows}, with the lock, before
 * anybody looks at them.
 */
final class EventQueue {

	private static final long NONE = -1;

	/** As many as a buffer of the network brings of small ones. */
	private static final int ARRIVED = 512;

	private final DispatchSettings settings;

	private final EventListener listener;

	private final IntConsumer wake;

	private final ReentrantLock lock = new ReentrantLock();

	/** What was added and is in no row yet. Read with the lock. */
	private final Queue<QueuedEvent> arrived = Queues.<QueuedEvent>unbounded(ARRIVED).get();

	private final EventRows rows;

	/** Those who wait for room. */
	private final PendingActions room = new PendingActions();

	/** Those who wait for handlers to be through. */
	private final PendingActions rest = new PendingActions();

	private final Waiting waiting = new Waiting();

	/** Whether something arrived that goes first, or that must go. */
	private volatile boolean pressing;

	private volatile boolean open = true;

	/** Whether nothing is to be delivered until the next subscription begins. */
	private volatile boolean quiet;

	private volatile long epoch = NONE;

	/**
	 * Create an open queue.
	 * @param wake is told who may have something to take: 0 for {@link #take()}, the
	 * number of a row for {@link #takeUp}
	 */
	EventQueue(DispatchSettings settings, EventListener listener, IntConsumer wake) {
		this.settings = settings;
		this.listener = listener;
		this.wake = wake;
		this.rows = new EventRows(settings.workers());
	}

	/**
	 * Drop everything and admit nothing more.
	 */
	void close() {
		change(() -> {
			this.open = false;
			this.epoch = NONE;
			// whoever added before and saw the queue open does not look again
			List<QueuedEvent> dropped = new ArrayList<>(sort());
			dropped.addAll(removeIf((event) -> true));
			return dropped;
		});
	}

	/**
	 * Tell all who wait for handlers to catch up that they need not wait any longer.
	 */
	void giveUp() {
		this.room.giveUp();
		this.rest.giveUp();
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
		this.rest.add(() -> holds(this::isIdle), () -> idle.complete(null));
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
			this.waiting.add(subscribed);
			List<QueuedEvent> dropped = removeIf((event) -> !this.settings.isLasting(event));
			this.quiet = false;
			this.epoch = subscribed.epoch();
			this.rows.begin(subscribed);
			return dropped;
		});
	}

	void add(QueuedEvent event) {
		this.arrived.add(event);
		if (event.isAboutOffers() || !isAdmitted(event)) {
			this.pressing = true;
		}
		this.waiting.add(event);
		if (this.open) {
			this.wake.accept(0);
		}
		else {
			change(List::of);
		}
	}

	/**
	 * Sort what arrived into the rows.
	 * @return what is not admitted
	 */
	private List<QueuedEvent> sort() {
		List<QueuedEvent> refused = List.of();
		this.pressing = false;
		for (QueuedEvent event = this.arrived.poll(); event != null; event = this.arrived.poll()) {
			if (isAdmitted(event)) {
				this.rows.add(event);
			}
			else {
				this.waiting.remove(event);
				refused = refused.isEmpty() ? new ArrayList<>() : refused;
				refused.add(event);
			}
		}
		return refused;
	}

	private boolean isAdmitted(QueuedEvent event) {
		return this.open && !this.quiet && (event.epoch() == this.epoch || this.settings.isLasting(event));
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
	 * How much waits. Read without the lock.
	 */
	Waiting waiting() {
		return this.waiting;
	}

	/**
	 * The event that came first of those whose handlers are not through.
	 */
	@Nullable QueuedEvent oldest() {
		List<QueuedEvent> refused;
		QueuedEvent oldest;
		this.lock.lock();
		try {
			refused = sort();
			oldest = this.rows.oldest();
		}
		finally {
			this.lock.unlock();
		}
		tellDropped(refused);
		return oldest;
	}

	private void tellDropped(List<QueuedEvent> dropped) {
		if (!dropped.isEmpty()) {
			dropped.forEach((event) -> this.listener.dropped(event.type()));
		}
	}

	/**
	 * Read without the lock: what is taken meanwhile only makes more room.
	 */
	boolean hasRoomFor(int more) {
		return this.waiting.leaveRoomFor(more, this.settings);
	}

	/**
	 * Tell when there is room again, and some to spare: whoever waits for it has more to
	 * add than one event, and is not to be woken for each.
	 */
	void whenRoomFor(int more, Runnable action) {
		if (hasRoomFor(more)) {
			action.run();
			return;
		}
		long since = this.settings.now();
		this.room.add(() -> hasRoomFor(more) && this.waiting.leaveRoomToSpare(this.settings, since), action);
	}

	void whenDrained(Runnable action) {
		this.rest.add(() -> holds(this::isDrained), action);
	}

	/**
	 * Take out the next event. What was taken before has been delivered. An update for
	 * the workers is the exception: it stays until it is handed over or discarded.
	 * @return the event, or {@code null} if there is none to deliver now
	 */
	@Nullable QueuedEvent take() {
		if (!this.rest.isEmpty()) {
			delivered();
		}
		QueuedEvent next;
		List<QueuedEvent> refused;
		this.lock.lock();
		try {
			// one look at many of what arrived keeps clear of whoever adds
			refused = (this.pressing || !this.rows.areOthersWaiting()) ? sort() : List.of();
			next = this.rows.next(isHeldUp());
			QueuedEvent taken = (next == null || this.rows.isForWorkers(next)) ? null : next;
			this.rows.delivering(taken);
			if (taken != null) {
				this.waiting.remove(taken);
			}
		}
		finally {
			this.lock.unlock();
		}
		tellDropped(refused);
		look();
		return next;
	}

	private void look() {
		this.room.look();
		this.rest.look();
	}

	/**
	 * Let those who wait for it see that nothing is being delivered.
	 */
	private void delivered() {
		this.lock.lock();
		try {
			this.rows.delivering(null);
		}
		finally {
			this.lock.unlock();
		}
		this.rest.look();
	}

	List<WorkerRow> rows() {
		return this.rows.workers();
	}

	/**
	 * Move an update that was given out by {@link #take()} to the row of a worker, unless
	 * it was dropped in the meantime.
	 * @param hash a number that is the same for all updates of a task
	 */
	void handOver(QueuedEvent update, int hash) {
		WorkerRow row = this.rows.worker(hash);
		this.lock.lock();
		try {
			this.rows.handOver(update, row);
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
			next = isHeldUp() ? row.rest() : row.take();
			if (next != null) {
				this.waiting.remove(next);
			}
			mayBegin = next == null && this.rows.isBeginWaiting();
		}
		finally {
			this.lock.unlock();
		}
		if (mayBegin) {
			this.wake.accept(0);
		}
		look();
		return next;
	}

	/**
	 * Whether updates have to wait until some have been acknowledged.
	 */
	private boolean isHeldUp() {
		return this.settings.acknowledgments().areMany();
	}

	/**
	 * Change the queue, then tell of it without holding the lock.
	 */
	private void change(Change change) {
		List<QueuedEvent> refused;
		List<QueuedEvent> dropped;
		this.lock.lock();
		try {
			refused = sort();
			dropped = change.apply();
		}
		finally {
			this.lock.unlock();
		}
		tellDropped(refused);
		tellDropped(dropped);
		this.wake.accept(0);
		look();
	}

	private List<QueuedEvent> removeIf(Predicate<QueuedEvent> condition) {
		List<QueuedEvent> removed = this.rows.removeIf(condition);
		removed.forEach(this.waiting::remove);
		return removed;
	}

	private boolean isDrained() {
		return this.waiting.bytes() * 2 <= this.settings.maxQueuedBytes()
				&& this.waiting.events() * 2L <= this.settings.maxQueuedEvents() && isIdle();
	}

	private boolean isIdle() {
		return this.rows.isAtRest();
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
