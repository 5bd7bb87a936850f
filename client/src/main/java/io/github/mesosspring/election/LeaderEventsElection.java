package io.github.mesosspring.election;

import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;
import org.springframework.integration.leader.Context;
import org.springframework.integration.leader.event.AbstractLeaderEvent;
import org.springframework.integration.leader.event.OnGrantedEvent;
import org.springframework.integration.leader.event.OnRevokedEvent;

/**
 * An election that somebody else holds and tells of by Spring Integration's leadership
 * events, {@link OnGrantedEvent} and {@link OnRevokedEvent}. Must be a bean to be told.
 * Events that come before the start are remembered. To withdraw is to yield the
 * leadership, which may come back by another event while this instance does not take
 * part; then it is elected at its next start.
 */
public final class LeaderEventsElection implements Election, ApplicationListener<AbstractLeaderEvent> {

	private final ReentrantLock lock = new ReentrantLock();

	private final @Nullable String role;

	private @Nullable Leadership leadership;

	private @Nullable Context granted;

	/**
	 * Create an election.
	 * @param role the role to listen to; {@code null} or empty for any
	 */
	public LeaderEventsElection(@Nullable String role) {
		this.role = role;
	}

	@Override
	public void start(Candidate candidate) {
		this.lock.lock();
		try {
			if (this.leadership == null) {
				Leadership next = new Leadership(candidate);
				this.leadership = next;
				if (this.granted != null) {
					next.grant();
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void stop() {
		Context yielded = null;
		this.lock.lock();
		try {
			Leadership current = this.leadership;
			this.leadership = null;
			if (current != null) {
				current.end();
				yielded = this.granted;
				this.granted = null;
			}
		}
		finally {
			this.lock.unlock();
		}
		// outside of the lock: it may be answered by an event on another thread
		if (yielded != null) {
			yielded.yield();
		}
	}

	@Override
	public void onApplicationEvent(AbstractLeaderEvent event) {
		if (!isOurs(event)) {
			return;
		}
		this.lock.lock();
		try {
			Leadership current = this.leadership;
			if (event instanceof OnGrantedEvent) {
				this.granted = event.getContext();
				if (current != null) {
					current.grant();
				}
			}
			else if (event instanceof OnRevokedEvent) {
				this.granted = null;
				if (current != null) {
					current.revoke();
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public String toString() {
		return "election by leadership events" + ((this.role != null) ? " of the role '" + this.role + "'" : "");
	}

	private boolean isOurs(AbstractLeaderEvent event) {
		return this.role == null || this.role.isEmpty() || this.role.equals(event.getRole());
	}

}
