package io.github.mesosspring.election;

import java.util.concurrent.locks.ReentrantLock;

/**
 * What one candidate has been told, so that it is told by one thread at a time and
 * nothing twice: from {@link #end()} on nothing at all. Whatever comes later belongs to a
 * participation that is over.
 */
final class Leadership {

	private final ReentrantLock lock = new ReentrantLock();

	private final Election.Candidate candidate;

	private boolean leads;

	private boolean ended;

	Leadership(Election.Candidate candidate) {
		this.candidate = candidate;
	}

	void grant() {
		this.lock.lock();
		try {
			if (!this.leads && !this.ended) {
				this.leads = true;
				this.candidate.elected();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	void revoke() {
		this.lock.lock();
		try {
			if (this.leads) {
				this.leads = false;
				this.candidate.deposed();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	void end() {
		this.lock.lock();
		try {
			this.ended = true;
			revoke();
		}
		finally {
			this.lock.unlock();
		}
	}

}
