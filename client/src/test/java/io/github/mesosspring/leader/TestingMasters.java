package io.github.mesosspring.leader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryForever;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.data.ACL;

/**
 * Writes into a ZooKeeper what masters write there.
 */
final class TestingMasters implements AutoCloseable {

	private static final String PATH = "/mesos";

	private final Map<String, String> nodes = new ConcurrentHashMap<>();

	private final CuratorFramework client;

	TestingMasters(String servers) {
		this.client = CuratorFrameworkFactory.builder()
			.connectString(servers)
			.retryPolicy(new RetryForever(100))
			.authorization("digest", "masters:geheim".getBytes(StandardCharsets.UTF_8))
			.build();
		this.client.start();
	}

	/** As any master does. */
	TestingMasters join(String host) throws Exception {
		return join(host, info(host));
	}

	TestingMasters join(String name, byte[] content) throws Exception {
		this.nodes.put(name,
				this.client.create()
					.creatingParentsIfNeeded()
					.withMode(CreateMode.EPHEMERAL_SEQUENTIAL)
					.forPath(PATH + "/json.info_", content));
		return this;
	}

	/** What no master does, and what is watched by nobody. */
	TestingMasters rewrite(String name, byte[] content) throws Exception {
		this.client.setData().forPath(this.nodes.get(name), content);
		return this;
	}

	/** A node with a name of its own. */
	TestingMasters write(String node, byte[] content) throws Exception {
		this.nodes.put(node, this.client.create().creatingParentsIfNeeded().forPath(PATH + "/" + node, content));
		return this;
	}

	/** What masters with credentials do: everybody reads, the creator does all. */
	TestingMasters protect(String name) throws Exception {
		List<ACL> acl = new ArrayList<>(ZooDefs.Ids.READ_ACL_UNSAFE);
		acl.addAll(ZooDefs.Ids.CREATOR_ALL_ACL);
		this.client.setACL().withACL(acl).forPath(this.nodes.get(name));
		return this;
	}

	/** What no master does: nobody but the creator reads. */
	TestingMasters hide(String name) throws Exception {
		this.client.setACL().withACL(ZooDefs.Ids.CREATOR_ALL_ACL).forPath(this.nodes.get(name));
		return this;
	}

	TestingMasters leave(String name) throws Exception {
		this.client.delete().forPath(this.nodes.remove(name));
		return this;
	}

	static byte[] info(String host) {
		return MasterInfoReaderTests.INFO.formatted("{\"hostname\":\"" + host + "\",\"ip\":\"10.0.0.1\",\"port\":5050}")
			.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.client.close();
	}

}
