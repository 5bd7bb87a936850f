package io.github.mesosspring.framework;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.apache.curator.framework.CuratorFramework;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.data.Stat;
import org.jspecify.annotations.Nullable;

/**
 * A node in ZooKeeper, in use by whoever has the {@link ZooKeeperHold} beside it.
 */
final class ZooKeeperIdPlace implements IdPlace {

	private final CuratorFramework client;

	private final String node;

	private final ZooKeeperHold hold;

	ZooKeeperIdPlace(CuratorFramework client, String path, String holder) {
		this.client = client;
		this.node = path + "/framework-id";
		this.hold = new ZooKeeperHold(client, path + "/holder", holder);
	}

	@Override
	public void open() throws Exception {
		int patience = this.client.getZookeeperClient().getConnectionTimeoutMs();
		if (!this.client.blockUntilConnected(patience, TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException("no ZooKeeper answers at '"
					+ this.client.getZookeeperClient().getCurrentConnectionString() + "' within " + patience + " ms");
		}
		// told here, what may not be done is explained; the hold would wait in vain
		this.client.checkExists().creatingParentsIfNeeded().forPath(this.node);
		read();
		this.hold.take();
	}

	@Override
	public byte @Nullable [] read() throws Exception {
		return read(new Stat());
	}

	@Override
	public boolean write(byte @Nullable [] expected, byte[] replacement) throws Exception {
		this.hold.require();
		Stat stat = new Stat();
		if (!Arrays.equals(read(stat), expected)) {
			return false;
		}
		try {
			if (expected == null) {
				this.client.create().creatingParentsIfNeeded().forPath(this.node, replacement);
			}
			else {
				this.client.setData().withVersion(stat.getVersion()).forPath(this.node, replacement);
			}
			return true;
		}
		catch (KeeperException.NodeExistsException | KeeperException.NoNodeException
				| KeeperException.BadVersionException ex) {
			return false;
		}
	}

	@Override
	public void delete(byte[] expected) throws Exception {
		this.hold.require();
		Stat stat = new Stat();
		if (!Arrays.equals(read(stat), expected)) {
			return;
		}
		try {
			this.client.delete().withVersion(stat.getVersion()).forPath(this.node);
		}
		catch (KeeperException.NoNodeException | KeeperException.BadVersionException ex) {
			return;
		}
	}

	@Override
	public void close() {
		this.hold.release();
	}

	@Override
	public String advice() {
		return "Check that ZooKeeper runs and lets this application use it (mesos.zookeeper.connect-string, path, "
				+ "username and password)";
	}

	@Override
	public String toString() {
		return "ZooKeeper node '" + this.node + "'";
	}

	private byte @Nullable [] read(Stat stat) throws Exception {
		try {
			return this.client.getData().storingStatIn(stat).forPath(this.node);
		}
		catch (KeeperException.NoNodeException ex) {
			return null;
		}
	}

}
