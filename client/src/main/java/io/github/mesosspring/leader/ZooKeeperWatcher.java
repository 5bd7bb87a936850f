package io.github.mesosspring.leader;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.api.BackgroundCallback;
import org.apache.curator.framework.api.CuratorEvent;
import org.apache.curator.framework.api.CuratorWatcher;
import org.apache.curator.framework.imps.CuratorFrameworkState;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.curator.retry.RetryForever;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.Watcher.Event.EventType;

/**
 * A session with ZooKeeper that looks for the leader below a path, and keeps watch there.
 * A look lists the nodes and reads the first; what an earlier look brings when a later
 * one has begun is dropped. Unless noted otherwise, used on the thread of the executor
 * only, where the observer is told as well.
 */
final class ZooKeeperWatcher {

	private static final int SESSION_TIMEOUT_MILLISECONDS = 10_000;

	private static final int CONNECTION_TIMEOUT_MILLISECONDS = 5_000;

	private static final int RETRY_MILLISECONDS = 500;

	private final ServerPath location;

	private final MasterInfoReader reader;

	private final Observer observer;

	private final Consumer<Runnable> executor;

	private final CuratorFramework client;

	/** The same for all looks: ZooKeeper then keeps it once. */
	private final CuratorWatcher watch;

	private final ReentrantLock lifecycle = new ReentrantLock();

	private boolean closed;

	private boolean connected;

	private int look;

	ZooKeeperWatcher(ServerPath location, MasterInfoReader reader, Observer observer, Consumer<Runnable> executor) {
		this.location = location;
		this.reader = reader;
		this.observer = observer;
		this.executor = executor;
		this.client = client(location);
		this.client.getConnectionStateListenable()
			.addListener((client, state) -> executor.accept(() -> stateChanged(state)));
		this.watch = (event) -> {
			if (event.getType() != EventType.None) {
				executor.accept(observer::outdated);
			}
		};
	}

	private static CuratorFramework client(ServerPath location) {
		CuratorFrameworkFactory.Builder builder = CuratorFrameworkFactory.builder()
			.connectString(String.join(",", location.servers()))
			// servers are those of the user, who may see them under other addresses than
			// they themselves
			.ensembleTracker(false)
			.sessionTimeoutMs(SESSION_TIMEOUT_MILLISECONDS)
			.connectionTimeoutMs(CONNECTION_TIMEOUT_MILLISECONDS)
			.retryPolicy(new RetryForever(RETRY_MILLISECONDS));
		String credentials = location.credentials();
		if (credentials != null) {
			builder.authorization("digest", credentials.getBytes(StandardCharsets.UTF_8));
		}
		return builder.build();
	}

	/**
	 * Connect, unless that was done. The first look is made when the session is there.
	 */
	void start() {
		this.lifecycle.lock();
		try {
			if (!this.closed && this.client.getState() == CuratorFrameworkState.LATENT) {
				this.client.start();
			}
		}
		finally {
			this.lifecycle.unlock();
		}
	}

	/**
	 * End the session, in about a second at most. Callable by any thread.
	 */
	void close() {
		this.lifecycle.lock();
		try {
			this.closed = true;
			this.client.close();
		}
		finally {
			this.lifecycle.unlock();
		}
	}

	/**
	 * Look at once, or when the session is there.
	 */
	void look() {
		int number = ++this.look;
		if (this.connected) {
			request(number,
					() -> this.client.getChildren()
						.usingWatcher(this.watch)
						.inBackground(answer(number, (event) -> listed(number, event)))
						.forPath(this.location.path()));
		}
	}

	private void listed(int number, CuratorEvent event) {
		if (event.getResultCode() == Code.NONODE.intValue()) {
			awaitPath(number);
			return;
		}
		if (!succeeded(event)) {
			return;
		}
		Optional<String> leader = ZooKeeperNodes.leader(event.getChildren());
		if (leader.isEmpty()) {
			this.observer.saw(Sighting.none("no master leads: there is none below " + this.location));
			return;
		}
		request(number,
				() -> this.client.getData()
					.inBackground(answer(number, this::read))
					.forPath(this.location.path() + "/" + leader.get()));
	}

	private void awaitPath(int number) {
		request(number,
				() -> this.client.checkExists().usingWatcher(this.watch).inBackground(answer(number, (event) -> {
					if (event.getResultCode() == Code.OK.intValue()) {
						look();
					}
					else if (event.getResultCode() == Code.NONODE.intValue()) {
						this.observer.saw(Sighting.none("no master leads: ZooKeeper has no path " + this.location));
					}
					else {
						succeeded(event);
					}
				})).forPath(this.location.path()));
	}

	private void read(CuratorEvent event) {
		if (event.getResultCode() == Code.NONODE.intValue()) {
			look();
		}
		else if (succeeded(event)) {
			try {
				byte[] content = event.getData();
				this.observer.saw(Sighting.of(this.reader.read((content != null) ? content : new byte[0])));
			}
			catch (IllegalStateException ex) {
				this.observer.saw(Sighting.none(ex.getMessage() + " (in " + event.getPath() + " of ZooKeeper)"));
			}
		}
	}

	private boolean succeeded(CuratorEvent event) {
		Code code = Code.get(event.getResultCode());
		if (code == Code.OK) {
			return true;
		}
		this.observer.saw(Sighting
			.none("ZooKeeper answers " + code + " to reading " + event.getPath() + " (" + this.location + ")"));
		return false;
	}

	private void stateChanged(ConnectionState state) {
		boolean now = state.isConnected() && state != ConnectionState.READ_ONLY;
		if (now) {
			this.connected = true;
			this.observer.outdated();
		}
		else if (this.connected) {
			this.connected = false;
			this.look++;
			this.observer.disconnected();
		}
	}

	private BackgroundCallback answer(int number, Consumer<CuratorEvent> next) {
		return (client, event) -> this.executor.accept(() -> {
			if (number == this.look) {
				next.accept(event);
			}
		});
	}

	private void request(int number, Request request) {
		try {
			request.send();
		}
		catch (Exception ex) {
			if (number == this.look) {
				this.observer.saw(Sighting.none("ZooKeeper cannot be asked at " + this.location + ": " + ex));
			}
		}
	}

	/**
	 * Whom the watcher tells.
	 */
	interface Observer {

		/**
		 * What was seen is not certain any more; {@link ZooKeeperWatcher#look()} finds
		 * out.
		 */
		void outdated();

		/**
		 * The session is interrupted.
		 */
		void disconnected();

		/**
		 * A look has come to its end.
		 * @param sighting what is there
		 */
		void saw(Sighting sighting);

	}

	private interface Request {

		void send() throws Exception;

	}

}
