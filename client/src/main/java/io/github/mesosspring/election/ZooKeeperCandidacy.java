package io.github.mesosspring.election;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.leader.LeaderLatch;
import org.apache.curator.framework.recipes.leader.LeaderLatchListener;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.curator.framework.state.ConnectionStateListener;

/**
 * One participation in an election in ZooKeeper. What happens there is told in its order
 * by a thread of its own, so that a slow candidate does not keep Curator from noticing
 * what happens next.
 */
final class ZooKeeperCandidacy implements LeaderLatchListener, ConnectionStateListener {

	private static final Log logger = LogFactory.getLog(Election.class);

	private final ExecutorService teller = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "mesos-election");
		thread.setDaemon(true);
		return thread;
	});

	private final CuratorFramework client;

	private final LeaderLatch latch;

	private final Leadership leadership;

	/** Of the teller's thread only. */
	private boolean inDoubt;

	ZooKeeperCandidacy(CuratorFramework client, String path, String participant, Election.Candidate candidate) {
		this.client = client;
		this.latch = new LeaderLatch(client, path, participant);
		this.leadership = new Leadership(candidate);
	}

	void start() {
		this.latch.addListener(this, this.teller);
		this.client.getConnectionStateListenable().addListener(this, this.teller);
		try {
			this.latch.start();
		}
		catch (Exception ex) {
			stop();
			throw new IllegalStateException(
					"The election in ZooKeeper cannot be started: " + ex.getMessage() + ". Its client must be running",
					ex);
		}
	}

	void stop() {
		this.leadership.end();
		this.client.getConnectionStateListenable().removeListener(this);
		try {
			this.latch.close(LeaderLatch.CloseMode.SILENT);
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("The election in ZooKeeper is left with the session of its client", ex);
		}
		this.teller.shutdown();
	}

	@Override
	public void isLeader() {
		grantIfCertain();
	}

	@Override
	public void notLeader() {
		this.leadership.revoke();
	}

	/**
	 * The latch sees the connection too, but a client may be told to think nothing of a
	 * suspended one, and an answer that came before may be handled after.
	 */
	@Override
	public void stateChanged(CuratorFramework client, ConnectionState state) {
		this.inDoubt = !state.isConnected();
		if (this.inDoubt) {
			this.leadership.revoke();
		}
		else {
			grantIfCertain();
		}
	}

	private void grantIfCertain() {
		if (!this.inDoubt && this.latch.hasLeadership()) {
			this.leadership.grant();
		}
	}

}
