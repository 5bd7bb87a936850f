package io.github.mesosspring.operator;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What one connection brought and the subscriber has not taken yet. Masters buffer for
 * slow readers without bound (MESOS-7748), so the connection is read whatever the
 * subscriber does, and given up when the backlog is full.
 */
final class Backlog {

	private final long limit;

	private final AtomicLong bytes = new AtomicLong();

	private volatile boolean snapshot;

	/**
	 * Create an empty backlog.
	 * @param limit how many bytes it may hold; a single change is never too large, and a
	 * snapshot does not count
	 */
	Backlog(long limit) {
		this.limit = limit;
	}

	void add(Queued queued) {
		long all = this.bytes.addAndGet(queued.size());
		if (queued.snapshot()) {
			this.snapshot = true;
		}
		else if (all > this.limit && all > queued.size()) {
			throw new SlowSubscriberException(all, this.limit);
		}
	}

	void remove(Queued queued) {
		this.bytes.addAndGet(-queued.size());
		if (queued.snapshot()) {
			this.snapshot = false;
		}
	}

	/**
	 * Whether the subscriber has yet to take a snapshot, so that another one would be of
	 * no use.
	 */
	boolean hasSnapshot() {
		return this.snapshot;
	}

}
