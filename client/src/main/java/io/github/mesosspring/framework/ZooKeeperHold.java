package io.github.mesosspring.framework;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.leader.LeaderLatch;
import org.apache.curator.framework.recipes.leader.LeaderLatchListener;
import org.jspecify.annotations.Nullable;

/**
 * Exclusive use of a place in ZooKeeper, by an ephemeral node: it ends with the session
 * of its holder, and is taken again when there is a new one. Used by one thread at a
 * time.
 */
final class ZooKeeperHold {

	static final String LOST = "the exclusive use of it was lost with the session";

	private static final Log logger = LogFactory.getLog(ZooKeeperHold.class);

	private final CuratorFramework client;

	private final String path;

	private final String holder;

	private @Nullable LeaderLatch latch;

	ZooKeeperHold(CuratorFramework client, String path, String holder) {
		this.client = client;
		this.path = path;
		this.holder = holder;
	}

	/**
	 * Take hold. What was killed holds on until its session has expired, so this waits
	 * for half as long again as a session lasts before it believes that somebody is
	 * there.
	 */
	void take() throws Exception {
		LeaderLatch mine = new LeaderLatch(this.client, this.path, this.holder);
		mine.start();
		long patience = this.client.getZookeeperClient().getLastNegotiatedSessionTimeoutMs() * 3L / 2;
		boolean taken = false;
		try {
			taken = mine.await(patience, TimeUnit.MILLISECONDS);
			if (!taken) {
				throw new FrameworkIdStoreException("The framework id below '" + this.path
						+ "' in ZooKeeper is in use by " + mine.getLeader().getId() + ", which was waited for "
						+ patience + " ms. Stop it, "
						+ "give this one another place (mesos.zookeeper.path), or let them elect which one leads "
						+ "(mesos.election.type): two instances with one id evict each other", null);
			}
		}
		finally {
			if (!taken) {
				mine.close();
			}
		}
		mine.addListener(new Report());
		this.latch = mine;
	}

	/**
	 * Make sure that this one still holds on, and give a lost connection some time to
	 * come back.
	 * @return the node that is there as long as this one holds on, which may already be
	 * over: a session ends before its client hears of it
	 */
	String require() throws Exception {
		LeaderLatch mine = this.latch;
		int patience = this.client.getZookeeperClient().getConnectionTimeoutMs();
		if (mine == null || !mine.await(patience, TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException(
					LOST + ", and '" + this.path + "' could not be taken again within " + patience + " ms");
		}
		String node = mine.getLastPathIsLeader();
		if (node == null) {
			throw new IllegalStateException(LOST);
		}
		return node;
	}

	void release() {
		LeaderLatch mine = this.latch;
		this.latch = null;
		try {
			if (mine != null) {
				// silent: the listener has nothing to report
				mine.close(LeaderLatch.CloseMode.SILENT);
			}
		}
		catch (IOException | IllegalStateException ex) {
			logger.debug("The hold on '" + this.path + "' ends with the session of its client", ex);
		}
	}

	private final class Report implements LeaderLatchListener {

		@Override
		public void isLeader() {
			logger.info("'" + ZooKeeperHold.this.path + "' in ZooKeeper is held by this instance again");
		}

		@Override
		public void notLeader() {
			logger.warn("The connection to ZooKeeper was lost, and with it the certainty to be the only one who uses '"
					+ ZooKeeperHold.this.path + "'; it is taken again as soon as ZooKeeper is back");
		}

	}

}
