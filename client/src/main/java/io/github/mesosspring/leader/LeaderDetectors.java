package io.github.mesosspring.leader;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.springframework.util.ClassUtils;

/**
 * Makes {@link LeaderDetector}s from configuration.
 */
public final class LeaderDetectors {

	/** The port masters listen on by default. */
	public static final int DEFAULT_PORT = MasterForms.DEFAULT_PORT;

	private static final String CURATOR = "org.apache.curator.framework.CuratorFramework";

	private final String defaultScheme;

	private final LeaderAddress address;

	private LeaderDetectors(String defaultScheme, LeaderAddress address) {
		this.defaultScheme = defaultScheme;
		this.address = address;
	}

	/**
	 * Make a detector that connects to the host names of masters. As
	 * {@link #parse(String, String, LeaderAddress)} in everything else.
	 * @param master where the master is found
	 * @param defaultScheme scheme of masters found without one
	 * @return a detector
	 */
	public static LeaderDetector parse(String master, String defaultScheme) {
		return parse(master, defaultScheme, LeaderAddress.HOSTNAME);
	}

	/**
	 * Make a detector from what the user configured as the master:
	 * <ul>
	 * <li>{@code host:port}, {@code http(s)://host[:port]}, or a comma-separated list of
	 * such: the masters are named in turn</li>
	 * <li>{@code zk://[user:password@]host:port,host:port/path}: the leader of the
	 * masters that elect it in ZooKeeper, told of changes. Needs
	 * {@code org.apache.curator:curator-framework}</li>
	 * <li>{@code etcd://host:port,host:port/key}: the master whose {@code MasterInfo} is
	 * in the key, as JSON, told of changes. The key begins after the slash</li>
	 * <li>{@code file:///path}: whatever of the others the file holds at the time</li>
	 * </ul>
	 * Nothing is connected to and no file is read before the first detection.
	 * @param master where the master is found
	 * @param defaultScheme scheme of masters found without one: {@code http} or
	 * {@code https}
	 * @param address which part of what a master says about itself to connect to, with
	 * ZooKeeper and etcd
	 * @return a detector, to be closed
	 * @throws IllegalArgumentException if it is anything else; the message names the
	 * accepted forms, and no password
	 * @throws IllegalStateException if a library is missing; the message names it
	 */
	public static LeaderDetector parse(String master, String defaultScheme, LeaderAddress address) {
		return new LeaderDetectors(defaultScheme, address).parse(master.strip(), true);
	}

	private LeaderDetector parse(String master, boolean fileAllowed) {
		String scheme = MasterForms.scheme(master);
		return switch (scheme) {
			case "zk" -> zooKeeper(ServerPath.parse(master, scheme), master);
			case "etcd" -> etcd(ServerPath.parse(master, scheme), master);
			case "file" -> file(master, fileAllowed);
			default -> new RotatingLeaderDetector(MasterUris.parse(master, this.defaultScheme));
		};
	}

	private LeaderDetector zooKeeper(ServerPath location, String master) {
		String path = location.path();
		if (path.endsWith("/") || (path + "/").matches(".*/\\.{0,2}/.*")) {
			throw MasterForms.refused(master, "its path must not contain empty parts, '.' or '..', nor end with '/'");
		}
		if (!ClassUtils.isPresent(CURATOR, LeaderDetectors.class.getClassLoader())) {
			throw new IllegalStateException("The leader can be found in " + location + " only with Curator: add the "
					+ "dependency org.apache.curator:curator-framework");
		}
		return new ZooKeeperLeaderDetector(location, new MasterInfoReader(this.defaultScheme, this.address));
	}

	private LeaderDetector etcd(ServerPath location, String master) {
		if (location.credentials() != null) {
			throw MasterForms.refused(master, "credentials are not supported with etcd");
		}
		return new EtcdLeaderDetector(location, new MasterInfoReader(this.defaultScheme, this.address));
	}

	private LeaderDetector file(String master, boolean allowed) {
		if (!allowed) {
			throw MasterForms.refused(master, "a file must not name another file");
		}
		String path = master.substring("file://".length());
		if (!path.startsWith("/") || path.endsWith("/")) {
			throw MasterForms.refused(master, "it must name a file by its absolute path, with three slashes");
		}
		try {
			return new FileLeaderDetector(Path.of(path), (content) -> parse(content, false));
		}
		catch (InvalidPathException ex) {
			throw MasterForms.refused(master, "it names no file");
		}
	}

}
