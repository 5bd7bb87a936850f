package io.github.mesosspring.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.mesosspring.protocol.FrameworkInfo;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.api.ACLProvider;
import org.apache.curator.framework.recipes.leader.LeaderLatch;
import org.apache.curator.retry.BoundedExponentialBackoffRetry;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.data.ACL;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/**
 * The client of the ZooKeeper of the framework's own data, if there is any. Closed with
 * the beans, that is after everything that has a life cycle was stopped.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(LeaderLatch.class)
@Conditional(MesosZooKeeperConfiguration.OnZooKeeper.class)
class MesosZooKeeperConfiguration {

	private static final int FIRST_PAUSE = 100;

	private static final int LONGEST_PAUSE = 1000;

	private static final int RETRIES = 3;

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	CuratorFramework mesosCuratorFramework(MesosProperties properties, MesosConnectionDetails connectionDetails,
			FrameworkInfo frameworkInfo) {
		MesosZookeeperProperties zookeeper = properties.getZookeeper();
		if (!StringUtils.hasText(zookeeper.getConnectString())) {
			throw new MesosConfigurationException(
					"'mesos.framework.id-store' or 'mesos.election.type' is 'zookeeper', but 'mesos.zookeeper.connect-string' is not set.",
					"Set mesos.zookeeper.connect-string to the servers, as in zk1:2181,zk2:2181,zk3:2181.");
		}
		CuratorFrameworkFactory.Builder builder = CuratorFrameworkFactory.builder()
			.connectString(zookeeper.getConnectString())
			.sessionTimeoutMs(Math.toIntExact(zookeeper.getSessionTimeout().toMillis()))
			.connectionTimeoutMs(Math.toIntExact(zookeeper.getConnectionTimeout().toMillis()))
			.retryPolicy(new BoundedExponentialBackoffRetry(FIRST_PAUSE, LONGEST_PAUSE, RETRIES));
		if (StringUtils.hasText(zookeeper.getUsername())) {
			String credentials = zookeeper.getUsername() + ":" + textOrEmpty(zookeeper.getPassword());
			builder.authorization("digest", credentials.getBytes(StandardCharsets.UTF_8))
				.aclProvider(new OwnNodes(ZooKeeperPath.of(zookeeper, connectionDetails.getMaster(), frameworkInfo)));
		}
		CuratorFramework client = builder.build();
		client.start();
		return client;
	}

	private static String textOrEmpty(@Nullable String value) {
		return (value != null) ? value : "";
	}

	/**
	 * Our nodes are nobody else's; those above them are shared with other frameworks.
	 */
	private record OwnNodes(String path) implements ACLProvider {

		@Override
		public List<ACL> getDefaultAcl() {
			return ZooDefs.Ids.CREATOR_ALL_ACL;
		}

		@Override
		public List<ACL> getAclForPath(String node) {
			boolean own = node.equals(this.path) || node.startsWith(this.path + "/");
			return own ? ZooDefs.Ids.CREATOR_ALL_ACL : ZooDefs.Ids.OPEN_ACL_UNSAFE;
		}

	}

	static class OnZooKeeper extends AnyNestedCondition {

		OnZooKeeper() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty(name = "mesos.framework.id-store", havingValue = "zookeeper")
		static class IdStore {

		}

		@ConditionalOnProperty(name = "mesos.election.type", havingValue = "zookeeper")
		static class Election {

		}

	}

}
