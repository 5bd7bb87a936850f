package io.github.mesosspring.election;

import java.util.concurrent.locks.ReentrantLock;

import org.apache.curator.framework.CuratorFramework;
import org.jspecify.annotations.Nullable;

/**
 * Takes part by one {@link ZooKeeperCandidacy} after another, each from a start to a
 * stop.
 */
final class ZooKeeperElection implements Election {

	private final ReentrantLock lock = new ReentrantLock();

	private final CuratorFramework client;

	private final String path;

	private final String participant;

	private @Nullable ZooKeeperCandidacy candidacy;

	ZooKeeperElection(CuratorFramework client, String path, String participant) {
		this.client = client;
		this.path = path;
		this.participant = participant;
	}

	@Override
	public void start(Candidate candidate) {
		this.lock.lock();
		try {
			if (this.candidacy == null) {
				ZooKeeperCandidacy next = new ZooKeeperCandidacy(this.client, this.path, this.participant, candidate);
				next.start();
				this.candidacy = next;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void stop() {
		this.lock.lock();
		try {
			ZooKeeperCandidacy current = this.candidacy;
			this.candidacy = null;
			if (current != null) {
				current.stop();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public String toString() {
		return "election at '" + this.path + "' in ZooKeeper";
	}

}
