package io.github.mesosspring.autoconfigure;

import java.nio.file.Path;

import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkIdStores;
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

	@Bean
	@ConditionalOnMissingBean
	FrameworkIdStore mesosFrameworkIdStore(MesosProperties properties, FrameworkInfo frameworkInfo) {
		MesosFrameworkProperties framework = properties.getFramework();
		return switch (framework.getIdStore()) {
			case MEMORY -> FrameworkIdStores.memory();
			case FILE -> FrameworkIdStores
				.file((framework.getIdFile() != null) ? framework.getIdFile() : defaultFile(frameworkInfo));
		};
	}

	/**
	 * A framework may have any name; a file may not.
	 */
	private static Path defaultFile(FrameworkInfo frameworkInfo) {
		return Path.of(".mesos", frameworkInfo.getName().replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".id");
	}

}
