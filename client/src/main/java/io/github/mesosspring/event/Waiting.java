package io.github.mesosspring.event;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much waits in a queue. Counted apart for those who add, one at a time, and those
 * who remove, who hold the lock of the queue, so that neither waits for the other. Read
 * by anybody; what is read is never less than what waits.
 */
final class Waiting {

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
		return this.bytesAdded.get() - removed;
	}

	int events() {
		long removed = this.eventsRemoved.get();
		return (int) (this.eventsAdded.get() - removed);
	}

}
