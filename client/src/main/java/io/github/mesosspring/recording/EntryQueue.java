package io.github.mesosspring.recording;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * What waits to be written. Whoever adds never waits for room: what finds none is
 * counted, and the count takes its place in the row. Thread-safe.
 */
final class EntryQueue {

	private final long maxBytes;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Deque<Entry> entries = new ArrayDeque<>();

	private long bytes;

	private long lost;

	private Instant lostSince = Instant.EPOCH;

	private boolean closed;

	/**
	 * Create a queue.
	 * @param maxBytes how much may wait; an entry that is larger is admitted alone
	 */
	EntryQueue(long maxBytes) {
		this.maxBytes = maxBytes;
	}

	/**
	 * Add an entry, unless the queue is closed.
	 * @return {@code false} if there was no room for it
	 */
	boolean add(Entry entry) {
		this.lock.lock();
		try {
			if (this.closed) {
				return true;
			}
			if (!this.entries.isEmpty() && this.bytes + entry.size() > this.maxBytes) {
				lose(entry);
				return false;
			}
			tellOfLosses();
			this.entries.add(entry);
			this.bytes += entry.size();
			this.changed.signal();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Wait for the next entry and take it out.
	 * @return the entry, or {@code null} if the queue is closed and empty
	 */
	@Nullable Entry take() {
		this.lock.lock();
		try {
			while (this.entries.isEmpty() && this.lost == 0 && !this.closed) {
				this.changed.awaitUninterruptibly();
			}
			if (this.entries.isEmpty()) {
				tellOfLosses();
			}
			Entry next = this.entries.poll();
			this.bytes -= (next != null) ? next.size() : 0;
			return next;
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isEmpty() {
		this.lock.lock();
		try {
			return this.entries.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Admit nothing more; what waits can still be taken.
	 */
	void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.changed.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Admit nothing more and drop what waits.
	 */
	void abandon() {
		this.lock.lock();
		try {
			close();
			this.entries.clear();
			this.bytes = 0;
			this.lost = 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void lose(Entry entry) {
		if (this.lost == 0) {
			this.lostSince = entry.at();
		}
		this.lost++;
	}

	private void tellOfLosses() {
		if (this.lost > 0) {
			Entry loss = new Entry.Lost(this.lostSince, this.lost);
			this.entries.add(loss);
			this.bytes += loss.size();
			this.lost = 0;
		}
	}

}
