package io.github.mesosspring.event;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The automatic acknowledgements that have no outcome yet. While they are many, handlers
 * wait: they are faster than calls, and what is handled and can not be acknowledged would
 * come again. Thread-safe.
 */
final class OpenAcknowledgments {

	/** As many as keep all connections busy, a fraction of what may wait to be sent. */
	private static final int MANY = 1000;

	private final ReentrantLock lock = new ReentrantLock();

	private int open;

	private volatile CompletableFuture<Void> few = Sequence.DONE;

	void begun() {
		this.lock.lock();
		try {
			if (++this.open >= MANY && this.few.isDone()) {
				this.few = new CompletableFuture<>();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	void settled() {
		CompletableFuture<Void> waiting = Sequence.DONE;
		this.lock.lock();
		try {
			if (--this.open <= MANY / 2) {
				waiting = this.few;
				this.few = Sequence.DONE;
			}
		}
		finally {
			this.lock.unlock();
		}
		waiting.complete(null);
	}

	/**
	 * Completes when they are few.
	 */
	CompletableFuture<Void> few() {
		return this.few;
	}

}
