package io.github.mesosspring.subscription;

import java.util.concurrent.locks.ReentrantLock;

import io.github.mesosspring.election.Election;
import org.jspecify.annotations.Nullable;

/**
 * Whether this instance is the one to subscribe, as the election said last. Each time it
 * is elected is a term with a number of its own, so that whoever comes late finds another
 * term, or none. Without an election there is one term from start to stop. Thread-safe.
 */
final class Leadership implements Election.Candidate {

	/** The number of no term. */
	static final long NONE = 0;

	private final ReentrantLock lock = new ReentrantLock();

	private final @Nullable Election election;

	private final Runnable changed;

	private final Runnable cutOff;

	private volatile long term = NONE;

	private long terms;

	private boolean open;

	/**
	 * Create it.
	 * @param election the election, or {@code null} if there is none
	 * @param changed told on any thread that {@link #term()} is another one
	 * @param cutOff ends on the calling thread whatever may still send something
	 */
	Leadership(@Nullable Election election, Runnable changed, Runnable cutOff) {
		this.election = election;
		this.changed = changed;
		this.cutOff = cutOff;
	}

	boolean isContested() {
		return this.election != null;
	}

	/**
	 * The term that stands.
	 * @return its number, or {@link #NONE}
	 */
	long term() {
		return this.term;
	}

	void seek() {
		this.lock.lock();
		try {
			this.open = true;
		}
		finally {
			this.lock.unlock();
		}
		if (this.election != null) {
			this.election.start(this);
		}
		else {
			elected();
		}
	}

	/**
	 * Leave it to others, for good. Does nothing when repeated.
	 */
	void withdraw() {
		this.lock.lock();
		try {
			if (!this.open) {
				return;
			}
			this.open = false;
		}
		finally {
			this.lock.unlock();
		}
		deposed();
		if (this.election != null) {
			this.election.stop();
		}
	}

	/**
	 * Do what only the instance in charge may do. No term ends while it is being done.
	 * @param expected the term it belongs to
	 * @param action what to do; must not block
	 * @return whether it was done
	 */
	boolean during(long expected, Runnable action) {
		this.lock.lock();
		try {
			if (expected == NONE || this.term != expected) {
				return false;
			}
			action.run();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void elected() {
		this.lock.lock();
		try {
			if (!this.open || this.term != NONE) {
				return;
			}
			this.term = ++this.terms;
		}
		finally {
			this.lock.unlock();
		}
		this.changed.run();
	}

	@Override
	public void deposed() {
		this.lock.lock();
		try {
			if (this.term == NONE) {
				return;
			}
			this.term = NONE;
		}
		finally {
			this.lock.unlock();
		}
		this.cutOff.run();
		this.changed.run();
	}

}
