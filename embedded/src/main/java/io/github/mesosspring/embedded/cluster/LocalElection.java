package io.github.mesosspring.embedded.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.protocol.MasterInfo;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * An election among the masters of one JVM. A master whose process has ended counts until
 * its session expires, as with ZooKeeper. Can be suspended: then nobody leads.
 */
final class LocalElection implements Election {

	private final Scheduler clock;

	private final Duration sessionTimeout;

	/** The longest contender first. */
	private final List<Candidate> candidates = new ArrayList<>();

	private boolean suspended;

	private @Nullable Candidate leader;

	LocalElection(Scheduler clock, Duration sessionTimeout) {
		this.clock = clock;
		this.sessionTimeout = sessionTimeout;
	}

	@Override
	public synchronized Candidacy contend(MasterInfo master, Observer observer) {
		Candidate candidate = new Candidate(master, observer);
		this.candidates.add(candidate);
		Candidate before = this.leader;
		elect();
		if (this.leader == before) {
			observer.leader((before != null) ? before.master : null);
		}
		return candidate;
	}

	private void elect() {
		Candidate elected = (this.suspended || this.candidates.isEmpty()) ? null : this.candidates.get(0);
		if (elected != this.leader) {
			this.leader = elected;
			MasterInfo info = (elected != null) ? elected.master : null;
			new ArrayList<>(this.candidates).stream()
				.filter((candidate) -> !candidate.ended)
				.forEach((candidate) -> candidate.observer.leader(info));
		}
	}

	/**
	 * Let nobody lead; the process of the leader ends.
	 */
	void suspend() {
		Candidate deposed;
		synchronized (this) {
			deposed = this.leader;
			this.suspended = true;
			elect();
		}
		if (deposed != null && !deposed.ended) {
			deposed.observer.deposed();
		}
		expire();
	}

	/**
	 * Let the longest contender lead.
	 */
	synchronized void resume() {
		this.suspended = false;
		elect();
	}

	/**
	 * Let the sessions of all masters whose process has ended expire now.
	 */
	synchronized void expire() {
		this.candidates.removeIf((candidate) -> candidate.ended);
		elect();
	}

	@Override
	public synchronized void close() {
		this.candidates.clear();
	}

	private synchronized void ended(Candidate candidate) {
		candidate.ended = true;
		if (this.sessionTimeout.isZero()) {
			expire();
		}
		else {
			this.clock.schedule(() -> expire(candidate), this.sessionTimeout.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private synchronized void expire(Candidate candidate) {
		this.candidates.remove(candidate);
		elect();
	}

	private final class Candidate implements Candidacy {

		private final MasterInfo master;

		private final Observer observer;

		private boolean ended;

		Candidate(MasterInfo master, Observer observer) {
			this.master = master;
			this.observer = observer;
		}

		@Override
		public void end() {
			ended(this);
		}

	}

}
