package io.github.mesosspring.embedded.zookeeper;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.mesosspring.embedded.cluster.Election;
import io.github.mesosspring.protocol.MasterInfo;

/**
 * An election in a ZooKeeper, in the layout of real masters. Every master has a session
 * of its own. Thread-safe.
 */
public final class ZooKeeperElection implements Election {

	private static final String SCHEME = "zk://";

	private final String servers;

	private final String path;

	private final Duration sessionTimeout;

	private final Set<ZooKeeperCandidacy> candidacies = ConcurrentHashMap.newKeySet();

	/**
	 * Prepare an election. Connects with the first candidacy.
	 * @param connectString servers and path, as in {@code 127.0.0.1:2181/mesos}
	 * @param sessionTimeout the timeout of the sessions
	 * @throws IllegalArgumentException if servers or path are missing
	 */
	public ZooKeeperElection(String connectString, Duration sessionTimeout) {
		String address = connectString.startsWith(SCHEME) ? connectString.substring(SCHEME.length()) : connectString;
		int slash = address.indexOf('/');
		if (slash < 1 || slash == address.length() - 1 || address.contains("@")) {
			throw new IllegalArgumentException(
					"'" + connectString + "' does not name servers and path of a ZooKeeper, without credentials, "
							+ "as in 127.0.0.1:2181/mesos");
		}
		this.servers = address.substring(0, slash);
		this.path = address.endsWith("/") ? address.substring(slash, address.length() - 1) : address.substring(slash);
		this.sessionTimeout = sessionTimeout;
	}

	@Override
	public Candidacy contend(MasterInfo master, Observer observer) {
		ZooKeeperCandidacy candidacy = new ZooKeeperCandidacy(this.servers, this.path, this.sessionTimeout, master,
				observer);
		this.candidacies.add(candidacy);
		candidacy.start();
		return () -> {
			this.candidacies.remove(candidacy);
			candidacy.close();
		};
	}

	@Override
	public void close() {
		this.candidacies.forEach(ZooKeeperCandidacy::close);
		this.candidacies.clear();
	}

}
