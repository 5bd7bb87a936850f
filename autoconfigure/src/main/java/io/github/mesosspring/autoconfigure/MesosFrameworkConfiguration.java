package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;

/**
 * Who the framework is, and where it finds its master.
 */
@Configuration(proxyBeanMethods = false)
class MesosFrameworkConfiguration {

	private static final String ZOOKEEPER = "zk://";

	private static final String CURATOR = "org.apache.curator.framework.CuratorFramework";

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	LeaderDetector mesosLeaderDetector(MesosProperties properties, MesosConnectionDetails connectionDetails,
			ResourceLoader resourceLoader) {
		String master = connectionDetails.getMaster();
		String scheme = (connectionDetails.getSslBundle() != null) ? "https" : "http";
		if (master.regionMatches(true, 0, ZOOKEEPER, 0, ZOOKEEPER.length())
				&& !ClassUtils.isPresent(CURATOR, resourceLoader.getClassLoader())) {
			throw MesosConfigurationException.curatorMissing();
		}
		try {
			return LeaderDetectors.parse(master, scheme, properties.getLeader().getAddress());
		}
		catch (IllegalArgumentException ex) {
			throw MesosConfigurationException.masterUnreadable(ex);
		}
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	FrameworkInfo mesosFrameworkInfo(MesosProperties properties, MesosConnectionDetails connectionDetails,
			Environment environment, ObjectProvider<FrameworkInfoCustomizer> customizers) {
		return new FrameworkInfoFactory(properties, connectionDetails, environment)
			.create(customizers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	OfferConstraints mesosOfferConstraints(MesosProperties properties,
			ObjectProvider<OfferConstraintsCustomizer> customizers) {
		return new OfferConstraintsFactory(properties.getFramework()).create(customizers.orderedStream().toList());
	}

}
