package io.github.mesosspring.framework;

import org.apache.curator.framework.CuratorFramework;

/**
 * A process that has a store in ZooKeeper open, says so, and holds on until it is killed.
 */
final class ZooKeeperLockHolder {

	private ZooKeeperLockHolder() {
	}

	public static void main(String[] args) throws InterruptedException {
		CuratorFramework client = ZooKeepers.client(args[0]);
		FrameworkIdStores.zookeeper(client, args[1], "the process").open();
		System.out.println("HOLDS");
		System.out.flush();
		Thread.currentThread().join();
	}

}
