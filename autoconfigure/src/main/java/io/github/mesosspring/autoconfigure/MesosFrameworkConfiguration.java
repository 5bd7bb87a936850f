package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.protocol.FrameworkInfo;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Who the framework is, and where it finds its master.
 */
@Configuration(proxyBeanMethods = false)
class MesosFrameworkConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LeaderDetector mesosLeaderDetector(MesosConnectionDetails connectionDetails) {
		String scheme = (connectionDetails.getSslBundle() != null) ? "https" : "http";
		try {
			return LeaderDetectors.parse(connectionDetails.getMaster(), scheme);
		}
		catch (IllegalArgumentException ex) {
			throw MesosConfigurationException.masterUnreadable(ex);
		}
	}

	@Bean
	@ConditionalOnMissingBean
	FrameworkInfo mesosFrameworkInfo(MesosProperties properties, MesosConnectionDetails connectionDetails,
			Environment environment, ObjectProvider<FrameworkInfoCustomizer> customizers) {
		return new FrameworkInfoFactory(properties, connectionDetails, environment)
			.create(customizers.orderedStream().toList());
	}

}
