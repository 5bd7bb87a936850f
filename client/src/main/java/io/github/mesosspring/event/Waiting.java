package io.github.mesosspring.event;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

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

	/** Places in the counts, further apart than what a cache moves at once. */
	private static final int ADDED = 16;

	/** What those who add have seen of what is removed. */
	private static final int SEEN = ADDED + 2;

	private static final int REMOVED = 32;

	private static final int END = 48;

	/** Bytes, and after each of them events. */
	private final AtomicLongArray counts = new AtomicLongArray(END);

	/**
	 * Count one more. A full fence: what is read after it is newer than what was written
	 * before.
	 */
	void add(QueuedEvent event) {
		this.counts.lazySet(ADDED, this.counts.get(ADDED) + event.record().length);
		this.counts.set(ADDED + 1, this.counts.get(ADDED + 1) + 1);
	}

	void remove(QueuedEvent event) {
		this.counts.lazySet(REMOVED, this.counts.get(REMOVED) + event.record().length);
		this.counts.lazySet(REMOVED + 1, this.counts.get(REMOVED + 1) + 1);
	}

	long bytes() {
		long removed = this.counts.get(REMOVED);
		return Math.max(0, this.counts.get(ADDED) - removed);
	}

	int events() {
		long removed = this.counts.get(REMOVED + 1);
		return (int) Math.max(0, this.counts.get(ADDED + 1) - removed);
	}

	/**
	 * Whether handlers soon have nothing to do.
	 */
	boolean areFew() {
		return events() <= FEW;
	}

	/**
	 * Whether an event of so many bytes fits. One that is larger than the bound does if
	 * nothing waits. What is removed only makes more room, so that it is looked at only
	 * if what was seen of it before does not suffice.
	 */
	boolean leaveRoomFor(int more, DispatchSettings settings) {
		if (fits(more, settings)) {
			return true;
		}
		this.counts.setRelease(SEEN, this.counts.get(REMOVED));
		this.counts.setRelease(SEEN + 1, this.counts.get(REMOVED + 1));
		return events() == 0 || fits(more, settings);
	}

	private boolean fits(int more, DispatchSettings settings) {
		return this.counts.get(ADDED + 1) - this.counts.get(SEEN + 1) < settings.maxQueuedEvents()
				&& this.counts.get(ADDED) - this.counts.get(SEEN) + more <= settings.maxQueuedBytes();
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
