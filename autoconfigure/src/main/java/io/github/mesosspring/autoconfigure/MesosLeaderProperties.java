package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.leader.LeaderAddress;

/**
 * How the leading master is found: the keys below {@code mesos.leader}.
 */
public class MesosLeaderProperties {

	/**
	 * Which part of what a master writes about itself, in ZooKeeper or etcd, to connect
	 * to.
	 */
	private LeaderAddress address = LeaderAddress.HOSTNAME;

	public LeaderAddress getAddress() {
		return this.address;
	}

	public void setAddress(LeaderAddress address) {
		this.address = address;
	}

}
