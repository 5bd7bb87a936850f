package io.github.mesosspring.election;

import org.apache.curator.framework.CuratorFramework;

/**
 * Makes {@link Election}s.
 */
public final class Elections {

	private Elections() {
	}

	/**
	 * An election in ZooKeeper, by Curator's leader latch. Who leads is deposed as soon
	 * as its connection is in doubt, and takes part again by itself when it is back.
	 * @param client a started client, closed by whoever made it
	 * @param path absolute path of the election, the same for all instances
	 * @param participant what to call this instance, for people who look at the nodes
	 * @return the election
	 */
	public static Election zookeeper(CuratorFramework client, String path, String participant) {
		return new ZooKeeperElection(client, path, participant);
	}

}
