package io.github.mesosspring.framework;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.api.transaction.CuratorOp;
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
		String held = this.hold.require();
		Stat stat = new Stat();
		if (!Arrays.equals(read(stat), expected)) {
			return false;
		}
		return change(held, (expected == null) ? this.client.transactionOp().create().forPath(this.node, replacement)
				: this.client.transactionOp().setData().withVersion(stat.getVersion()).forPath(this.node, replacement));
	}

	@Override
	public void delete(byte[] expected) throws Exception {
		String held = this.hold.require();
		Stat stat = new Stat();
		if (Arrays.equals(read(stat), expected)) {
			change(held, this.client.transactionOp().delete().withVersion(stat.getVersion()).forPath(this.node));
		}
	}

	/**
	 * Change the node while this one holds on, which is for ZooKeeper to say at that very
	 * moment.
	 * @return whether it was changed; {@code false} if somebody else changed it
	 */
	private boolean change(String held, CuratorOp change) throws Exception {
		try {
			this.client.transaction().forOperations(this.client.transactionOp().check().forPath(held), change);
			return true;
		}
		catch (KeeperException.NodeExistsException | KeeperException.NoNodeException
				| KeeperException.BadVersionException ex) {
			if (this.client.checkExists().forPath(held) == null) {
				throw new IllegalStateException(ZooKeeperHold.LOST, ex);
			}
			return false;
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
