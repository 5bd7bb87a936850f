package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.protocol.FrameworkInfo;
import org.apache.zookeeper.common.PathUtils;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Where the framework keeps its own data in ZooKeeper. Never where masters keep theirs:
 * they take any node there for a master.
 */
final class ZooKeeperPath {

	private ZooKeeperPath() {
	}

	static String of(MesosZookeeperProperties zookeeper, String master, FrameworkInfo frameworkInfo) {
		String path = MesosZookeeperProperties.path(zookeeper.getPath(), frameworkInfo.getName());
		try {
			PathUtils.validatePath(path);
		}
		catch (IllegalArgumentException ex) {
			throw new MesosConfigurationException(
					"'mesos.zookeeper.path' is '" + path + "', which ZooKeeper does not accept: " + ex.getMessage()
							+ ".",
					"Set mesos.zookeeper.path to an absolute path, or remove it for "
							+ MesosZookeeperProperties.DEFAULT_PARENT + "<framework name>.",
					ex);
		}
		requireApart(chroot(zookeeper.getConnectString()) + path, master);
		return path;
	}

	private static void requireApart(String path, String master) {
		String masters = mastersPath(master);
		if (!masters.isEmpty() && (path + "/").startsWith(masters + "/")) {
			throw new MesosConfigurationException(
					"'mesos.zookeeper.path' leads to '" + path + "', but '" + masters
							+ "' is where the masters of 'mesos.master' keep their data.",
					"Set mesos.zookeeper.path to a path outside of '" + masters + "', or remove it for "
							+ MesosZookeeperProperties.DEFAULT_PARENT + "<framework name>.");
		}
	}

	/**
	 * The path of {@code zk://user:password@host:port,host:port/path}.
	 */
	private static String mastersPath(String master) {
		if (!master.startsWith("zk://")) {
			return "";
		}
		return chroot(master.substring(Math.max(master.lastIndexOf('@'), "zk://".length() - 1) + 1));
	}

	private static String chroot(@Nullable String servers) {
		int slash = (servers != null) ? servers.indexOf('/') : -1;
		return (servers != null && slash >= 0) ? StringUtils.trimTrailingCharacter(servers.substring(slash), '/') : "";
	}

}
