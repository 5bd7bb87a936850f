package io.github.mesosspring.framework;

import java.time.Duration;

import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryNTimes;
import org.apache.curator.test.InstanceSpec;
import org.apache.curator.test.TestingServer;

/**
 * A real ZooKeeper whose sessions end soon, and clients of it.
 */
public final class ZooKeepers {

	/** The shortest the servers allow is two ticks. */
	public static final Duration SESSION_TIMEOUT = Duration.ofSeconds(1);

	private static final int TICK = 500;

	private ZooKeepers() {
	}

	/**
	 * Start a server.
	 */
	public static TestingServer server() throws Exception {
		return new TestingServer(new InstanceSpec(null, -1, -1, -1, true, -1, TICK, -1), true);
	}

	/**
	 * Start a client.
	 */
	public static CuratorFramework client(String connectString) {
		return start(builder(connectString));
	}

	static CuratorFrameworkFactory.Builder builder(String connectString) {
		return CuratorFrameworkFactory.builder()
			.connectString(connectString)
			.sessionTimeoutMs((int) SESSION_TIMEOUT.toMillis())
			.connectionTimeoutMs(1000)
			.retryPolicy(new RetryNTimes(2, 100));
	}

	static CuratorFramework start(CuratorFrameworkFactory.Builder builder) {
		CuratorFramework client = builder.build();
		client.start();
		return client;
	}

	/**
	 * End the session of a client, as a ZooKeeper does that has not heard of it for too
	 * long.
	 */
	public static void expire(CuratorFramework client) throws Exception {
		client.getZookeeperClient().getZooKeeper().getTestable().injectSessionExpiration();
	}

}
