package io.github.mesosspring.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What was received and is not yet delivered. Three rows, each in the order of arrival:
 * what comes before the current subscription's SUBSCRIBED, and SUBSCRIBED itself; then
 * events about offers; then all others. Adding never blocks and never refuses for want of
 * room: whoever adds asks {@link #isFull()} and stops reading. Thread-safe.
 */
final class EventQueue {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private static final long NONE = -1;

	private final long maxBytes;

	private final int maxEvents;

	private final EventListener listener;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Deque<QueuedEvent> first = new ArrayDeque<>();

	private final Deque<QueuedEvent> offers = new ArrayDeque<>();

	private final Deque<QueuedEvent> others = new ArrayDeque<>();

	private final List<Runnable> waitingForRoom = new ArrayList<>();

	private final List<Runnable> waitingForDrain = new ArrayList<>();

	/** Spares the lock each time an event is taken: nobody waits as a rule. */
	private volatile boolean drainAwaited;

	/** Whether what was taken last is still being delivered. */
	private volatile boolean delivering;

	private boolean open;

	private long epoch = NONE;

	private long bytes;

	EventQueue(long maxBytes, int maxEvents, EventListener listener) {
		this.maxBytes = maxBytes;
		this.maxEvents = maxEvents;
		this.listener = listener;
	}

	void open() {
		this.lock.lock();
		try {
			this.open = true;
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
		this.lock.lock();
		try {
			if (isFull()) {
				this.waitingForRoom.add(action);
				return;
			}
		}
		finally {
			this.lock.unlock();
		}
		run(action);
	}

	void whenDrained(Runnable action) {
		this.lock.lock();
		try {
			this.waitingForDrain.add(action);
			this.drainAwaited = true;
		}
		finally {
			this.lock.unlock();
		}
		tellDrained();
	}

	/**
	 * Wait for the next event to deliver and take it out. What was taken before has been
	 * delivered.
	 * @return the event, or {@code null} if the queue was closed
	 */
	@Nullable QueuedEvent take() {
		this.delivering = false;
		if (this.drainAwaited) {
			tellDrained();
		}
		QueuedEvent next;
		this.lock.lock();
		try {
			while (this.open && size() == 0) {
				this.changed.awaitUninterruptibly();
			}
			next = poll();
			if (next != null) {
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
		QueuedEvent next = this.first.poll();
		next = (next != null) ? next : this.offers.poll();
		return (next != null) ? next : this.others.poll();
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
		removed.forEach((event) -> this.bytes -= event.record().length);
		return removed;
	}

	private int size() {
		return this.first.size() + this.offers.size() + this.others.size();
	}

	private void tellRoom() {
		List<Runnable> actions;
		this.lock.lock();
		try {
			if (this.waitingForRoom.isEmpty() || isFull()) {
				return;
			}
			actions = List.copyOf(this.waitingForRoom);
			this.waitingForRoom.clear();
		}
		finally {
			this.lock.unlock();
		}
		actions.forEach(EventQueue::run);
	}

	private void tellDrained() {
		List<Runnable> actions;
		this.lock.lock();
		try {
			if (this.delivering || this.bytes * 2 > this.maxBytes || size() * 2L > this.maxEvents) {
				return;
			}
			actions = List.copyOf(this.waitingForDrain);
			this.waitingForDrain.clear();
			this.drainAwaited = false;
		}
		finally {
			this.lock.unlock();
		}
		actions.forEach(EventQueue::run);
	}

	private static void run(Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException ex) {
			logger.error("The reader of the event stream could not be told that there is room again", ex);
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
