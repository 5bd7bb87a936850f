package io.github.mesosspring.event;

import java.util.concurrent.locks.ReentrantLock;

/**
 * The automatic acknowledgements that have no outcome yet. While they are many, updates
 * wait in the queue: handlers are faster than calls, and what is handled and can not be
 * acknowledged would come again. All other events go on. Thread-safe.
 */
final class OpenAcknowledgments {

	/** As many as keep all connections busy, a fraction of what may wait to be sent. */
	static final int MANY = 1000;

	private final int limit;

	private final ReentrantLock lock = new ReentrantLock();

	private int open;

	private volatile boolean many;

	private volatile Runnable whenFew = () -> {
	};

	OpenAcknowledgments() {
		this(MANY);
	}

	/**
	 * Create it with none open.
	 * @param limit how many are many
	 */
	OpenAcknowledgments(int limit) {
		this.limit = limit;
	}

	/**
	 * Have something run whenever they have become few again, instead of what did before.
	 */
	void whenFew(Runnable action) {
		this.whenFew = action;
	}

	void begun() {
		this.lock.lock();
		try {
			this.open++;
			this.many |= this.open >= this.limit;
		}
		finally {
			this.lock.unlock();
		}
	}

	void settled() {
		boolean few;
		this.lock.lock();
		try {
			this.open--;
			few = this.many && this.open <= this.limit / 2;
			this.many &= !few;
		}
		finally {
			this.lock.unlock();
		}
		if (few) {
			this.whenFew.run();
		}
	}

	boolean areMany() {
		return this.many;
	}

}
