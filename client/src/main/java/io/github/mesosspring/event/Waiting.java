package io.github.mesosspring.event;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much waits in a queue. Counted apart for those who add, one at a time, and those
 * who remove, who hold the lock of the queue, so that neither waits for the other. Read
 * by anybody; what is being added is counted a moment after it can be taken.
 */
final class Waiting {

	/** Handlers that do little take so many in a tenth of a millisecond. */
	private static final int FEW = 256;

	private static final int SPARE_EVENTS = 512;

	private static final int SPARE_BYTES = 128 * 1024;

	/** For how long what waits is left to become few, in nanoseconds. */
	private static final long PATIENCE = Duration.ofMillis(100).toNanos();

	private final AtomicLong bytesAdded = new AtomicLong();

	private final AtomicLong eventsAdded = new AtomicLong();

	private final AtomicLong bytesRemoved = new AtomicLong();

	private final AtomicLong eventsRemoved = new AtomicLong();

	/**
	 * Count one more. A full fence: what is read after it is newer than what was written
	 * before.
	 */
	void add(QueuedEvent event) {
		this.bytesAdded.lazySet(this.bytesAdded.get() + event.record().length);
		this.eventsAdded.set(this.eventsAdded.get() + 1);
	}

	void remove(QueuedEvent event) {
		this.bytesRemoved.lazySet(this.bytesRemoved.get() + event.record().length);
		this.eventsRemoved.lazySet(this.eventsRemoved.get() + 1);
	}

	long bytes() {
		long removed = this.bytesRemoved.get();
		return Math.max(0, this.bytesAdded.get() - removed);
	}

	int events() {
		long removed = this.eventsRemoved.get();
		return (int) Math.max(0, this.eventsAdded.get() - removed);
	}

	/**
	 * Whether handlers soon have nothing to do.
	 */
	boolean areFew() {
		return events() <= FEW;
	}

	/**
	 * Whether an event of so many bytes fits. One that is larger than the bound does if
	 * nothing waits.
	 */
	boolean leaveRoomFor(int more, DispatchSettings settings) {
		int events = events();
		return events == 0 || (events < settings.maxQueuedEvents() && bytes() + more <= settings.maxQueuedBytes());
	}

	/**
	 * Whether few wait; or, since the master must not wait long, whether about as much
	 * fits as a buffer of the network brings when the time is over.
	 * @param since when it became full
	 */
	boolean leaveRoomToSpare(DispatchSettings settings, long since) {
		return (areFew() || settings.now() - since >= PATIENCE)
				&& events() <= settings.maxQueuedEvents() - Math.min(settings.maxQueuedEvents() / 8, SPARE_EVENTS)
				&& bytes() <= settings.maxQueuedBytes() - Math.min(settings.maxQueuedBytes() / 8, SPARE_BYTES);
	}

}
