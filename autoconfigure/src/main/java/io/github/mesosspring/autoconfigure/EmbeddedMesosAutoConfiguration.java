package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.EmbeddedMesosBuilder;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a Mesos inside the application,
 * if {@code mesos.master} is {@code embedded}. It ends after everything that uses it, the
 * subscription first.
 */
@AutoConfiguration(before = MesosAutoConfiguration.class)
@ConditionalOnClass(EmbeddedMesos.class)
@ConditionalOnBooleanProperty(name = "mesos.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "mesos.executor.enabled", havingValue = false, matchIfMissing = true)
@ConditionalOnProperty(name = "mesos.master", havingValue = PropertiesMesosConnectionDetails.EMBEDDED)
@ConditionalOnMissingBean(MesosConnectionDetails.class)
@EnableConfigurationProperties(MesosProperties.class)
public final class EmbeddedMesosAutoConfiguration {

	private static final Log logger = LogFactory.getLog(EmbeddedMesosAutoConfiguration.class);

	EmbeddedMesosAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	EmbeddedMesos embeddedMesos(MesosProperties properties) {
		MesosProperties.Embedded embedded = properties.getEmbedded();
		EmbeddedMesosBuilder builder = EmbeddedMesos.builder();
		MesosConfigurationException.explain("mesos.embedded",
				() -> builder.masters(embedded.getMasters()).agents(embedded.getAgents()).port(embedded.getPort()));
		logger.warn("Starting an embedded Mesos, since mesos.master is 'embedded'. It is NOT for production:");
		logger.warn(" - it runs the commands of tasks on this machine, with the rights of this application");
		logger.warn(" - it asks nobody for credentials; that is why it listens on 127.0.0.1 only");
		logger.warn(" - it forgets everything when this application ends");
		try {
			return builder.start();
		}
		catch (IllegalStateException ex) {
			throw new MesosConfigurationException("The embedded Mesos cannot start: " + ex.getMessage() + ".",
					"Set mesos.embedded.port to a free port, or remove it for any that is free.", ex);
		}
	}

	@Bean
	EmbeddedMesosConnectionDetails embeddedMesosConnectionDetails(EmbeddedMesos mesos, MesosProperties properties) {
		return new EmbeddedMesosConnectionDetails(mesos, properties.getSecurity().getPrincipal());
	}

}
