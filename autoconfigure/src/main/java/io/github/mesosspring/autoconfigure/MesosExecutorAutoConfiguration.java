package io.github.mesosspring.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.mesosspring.executor.ExecutorEnvironment;
import io.github.mesosspring.executor.ExecutorSubscription;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for a Mesos executor, if
 * {@code mesos.executor.enabled} is set: one subscription to the agent that started this
 * process, the calls to it and the dispatch of its events. There are no beans of a
 * scheduler then.
 */
@AutoConfiguration(after = { SslAutoConfiguration.class, WebClientAutoConfiguration.class })
@ConditionalOnClass({ ExecutorSubscription.class, WebClient.class })
@ConditionalOnBooleanProperty(name = "mesos.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "mesos.executor.enabled")
@EnableConfigurationProperties(MesosProperties.class)
@Import({ MesosThreadConfiguration.class, MesosExecutorCallConfiguration.class, MesosExecutorEventConfiguration.class,
		MesosExecutorSubscriptionConfiguration.class })
public final class MesosExecutorAutoConfiguration {

	private static final Log logger = LogFactory.getLog(MesosExecutorAutoConfiguration.class);

	MesosExecutorAutoConfiguration(MesosProperties properties) {
		WrongCombinations.recordSize(properties);
		if (StringUtils.hasText(properties.getMaster())) {
			logger.warn("This application is an executor (mesos.executor.enabled), which speaks to its agent only: "
					+ "mesos.master and all else that is for schedulers is ignored");
		}
	}

	@Bean
	static AgentEnvironmentBindHandlerAdvisor mesosAgentEnvironmentBindHandlerAdvisor(
			ConfigurableEnvironment environment) {
		return new AgentEnvironmentBindHandlerAdvisor(environment);
	}

	@Bean
	@ConditionalOnMissingBean
	ExecutorEnvironment mesosExecutorEnvironment(ConfigurableEnvironment environment) {
		return ExecutorEnvironment.of(variables(environment));
	}

	private static Map<String, String> variables(ConfigurableEnvironment environment) {
		PropertySource<?> source = environment.getPropertySources()
			.get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		Map<String, String> variables = new LinkedHashMap<>();
		if (source instanceof EnumerablePropertySource<?> system) {
			for (String name : system.getPropertyNames()) {
				variables.put(name, String.valueOf(system.getProperty(name)));
			}
		}
		return variables;
	}

}
