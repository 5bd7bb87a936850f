package io.github.mesosspring.autoconfigure.security;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.credentials.DcosLogin;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the credentials of frameworks,
 * whichever there are, and for keeping their secrets out of Actuator.
 */
@AutoConfiguration(before = MesosAutoConfiguration.class)
@ConditionalOnClass({ DcosLogin.class, WebClient.class })
@ConditionalOnBooleanProperty(name = "mesos.enabled", matchIfMissing = true)
@Import({ OAuth2Configuration.class, SanitizingConfiguration.class })
public final class MesosSecurityAutoConfiguration {

	MesosSecurityAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	DcosCredentialsFactory mesosDcosCredentialsFactory() {
		return new DcosCredentialsFactory();
	}

}
