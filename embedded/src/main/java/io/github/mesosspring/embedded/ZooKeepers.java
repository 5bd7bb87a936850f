package io.github.mesosspring.embedded;

import java.time.Duration;

import io.github.mesosspring.embedded.cluster.Election;
import io.github.mesosspring.embedded.zookeeper.ZooKeeperElection;

/**
 * The way to elections in a ZooKeeper, which need a library that most do without.
 */
final class ZooKeepers {

	private static final Duration DEFAULT_SESSION_TIMEOUT = Duration.ofSeconds(10);

	private ZooKeepers() {
	}

	static Election election(String connectString, Duration sessionTimeout) {
		try {
			Class.forName("org.apache.curator.framework.CuratorFramework", false, ZooKeepers.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException("Masters of an embedded Mesos meet in a ZooKeeper only with Curator: add "
					+ "org.apache.curator:curator-framework to the class path", ex);
		}
		return new ZooKeeperElection(connectString, sessionTimeout.isZero() ? DEFAULT_SESSION_TIMEOUT : sessionTimeout);
	}

}
