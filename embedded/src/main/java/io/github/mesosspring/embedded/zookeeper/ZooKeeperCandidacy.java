package io.github.mesosspring.embedded.zookeeper;

import java.time.Duration;
import java.util.Optional;

import io.github.mesosspring.embedded.cluster.Election.Observer;
import io.github.mesosspring.protocol.MasterInfo;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.api.CuratorEvent;
import org.apache.curator.framework.api.CuratorWatcher;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.curator.retry.RetryForever;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException.Code;
import org.jspecify.annotations.Nullable;

/**
 * The session of one master: its node, and its view of who leads.
 */
final class ZooKeeperCandidacy {

	private static final Log logger = LogFactory.getLog(ZooKeeperCandidacy.class);

	private static final int RETRY_MILLISECONDS = 200;

	private final String path;

	private final MasterInfo master;

	private final Observer observer;

	private final CuratorFramework client;

	private volatile boolean announced;

	private volatile boolean leads;

	private volatile boolean closed;

	ZooKeeperCandidacy(String servers, String path, Duration sessionTimeout, MasterInfo master, Observer observer) {
		this.path = path;
		this.master = master;
		this.observer = observer;
		int timeout = Math.toIntExact(sessionTimeout.toMillis());
		this.client = CuratorFrameworkFactory.builder()
			.connectString(servers)
			.sessionTimeoutMs(timeout)
			.connectionTimeoutMs(timeout)
			.retryPolicy(new RetryForever(RETRY_MILLISECONDS))
			.build();
		this.client.getConnectionStateListenable().addListener((client, state) -> stateChanged(state));
	}

	void start() {
		this.client.start();
	}

	private void stateChanged(ConnectionState state) {
		if (state == ConnectionState.LOST) {
			lost();
		}
		else if (state.isConnected() && !this.announced) {
			this.announced = true;
			guarded(() -> this.client.create()
				.creatingParentsIfNeeded()
				.withMode(CreateMode.EPHEMERAL_SEQUENTIAL)
				.inBackground((client, event) -> look())
				.forPath(this.path + "/" + MasterNode.PREFIX, MasterNode.content(this.master)));
		}
		else if (state.isConnected()) {
			look();
		}
	}

	/**
	 * With the session its node is gone, and what it knew of others is not true any more.
	 */
	private void lost() {
		this.announced = false;
		if (this.leads) {
			this.leads = false;
			// Ending the process closes the client, which waits for this very thread.
			new Thread(this.observer::deposed, "mesos-master-deposed").start();
		}
		else {
			this.observer.leader(null);
		}
	}

	private void look() {
		guarded(() -> this.client.getChildren()
			.usingWatcher((CuratorWatcher) (event) -> look())
			.inBackground((client, event) -> look(event))
			.forPath(this.path));
	}

	private void look(CuratorEvent children) {
		if (children.getResultCode() != Code.OK.intValue()) {
			return;
		}
		Optional<String> leader = MasterNode.leader(children.getChildren());
		if (leader.isEmpty()) {
			tell(null);
			return;
		}
		guarded(() -> this.client.getData().inBackground((client, event) -> {
			if (event.getResultCode() == Code.NONODE.intValue()) {
				look();
			}
			else if (event.getResultCode() == Code.OK.intValue()) {
				tell(MasterNode.read(event.getData()));
			}
		}).forPath(this.path + "/" + leader.get()));
	}

	private void tell(@Nullable MasterInfo leader) {
		if (!this.closed) {
			this.leads = leader != null && leader.getId().equals(this.master.getId());
			this.observer.leader(leader);
		}
	}

	private void guarded(Request request) {
		if (this.closed) {
			return;
		}
		try {
			request.send();
		}
		catch (Exception ex) {
			if (!this.closed) {
				logger.warn("The master " + this.master.getPid() + " cannot use its ZooKeeper, it does not lead", ex);
			}
		}
	}

	/**
	 * End the session, in a second at most.
	 */
	void close() {
		this.closed = true;
		this.client.close();
	}

	private interface Request {

		void send() throws Exception;

	}

}
