package io.github.mesosspring.autoconfigure.security;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Keeps secrets out of what Actuator shows.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(SanitizingFunction.class)
class SanitizingConfiguration {

	@Bean
	@ConditionalOnMissingBean
	MesosSanitizingFunction mesosSanitizingFunction(ConfigurableEnvironment environment) {
		return new MesosSanitizingFunction(environment);
	}

}
