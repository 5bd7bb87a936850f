package io.github.mesosspring.benchmarks.failover;

import java.nio.charset.StandardCharsets;

import io.github.mesosspring.benchmarks.master.LoopbackMaster;
import org.apache.curator.framework.CuratorFramework;
import org.apache.zookeeper.CreateMode;

/**
 * Masters that say in ZooKeeper that they are there: the one that came first leads.
 */
public final class ZooKeeperMasters extends MasterPair {

	private final String servers;

	private final String path;

	private final CuratorFramework client;

	private final String firstNode;

	/**
	 * Start two masters and register them.
	 * @param client a client of the ZooKeeper, which stays open
	 * @param path a path that nobody else uses
	 */
	public ZooKeeperMasters(CuratorFramework client, String path) throws Exception {
		this.client = client;
		this.servers = client.getZookeeperClient().getCurrentConnectionString();
		this.path = path;
		this.firstNode = register(first());
		register(second());
	}

	@Override
	String location() {
		return "zk://" + this.servers + this.path;
	}

	@Override
	void elect() throws Exception {
		this.client.delete().forPath(this.firstNode);
	}

	private String register(LoopbackMaster master) throws Exception {
		int port = master.address().getPort();
		String info = """
				{"address":{"hostname":"127.0.0.1","ip":"127.0.0.1","port":%1$d},"hostname":"127.0.0.1",\
				"id":"5d2d9a3c-3b1f-4d7a-8a52-0a5a1c3b7a11","ip":16777343,"pid":"master@127.0.0.1:%1$d",\
				"port":%1$d,"version":"1.11.0"}""".formatted(port);
		return this.client.create()
			.creatingParentsIfNeeded()
			.withMode(CreateMode.EPHEMERAL_SEQUENTIAL)
			.forPath(this.path + "/json.info_", info.getBytes(StandardCharsets.UTF_8));
	}

}
