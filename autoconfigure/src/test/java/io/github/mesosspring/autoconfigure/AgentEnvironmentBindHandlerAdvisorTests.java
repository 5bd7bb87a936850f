package io.github.mesosspring.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs in the environment a real agent gave to a task (recording S19).
 */
class AgentEnvironmentBindHandlerAdvisorTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(PropertiesConfiguration.class);

	@Test
	void theEnvironmentOfATaskLeavesEveryPropertyAtItsDefault() {
		this.contextRunner.withInitializer((context) -> setEnvironment(context, executorEnvironment()))
			.run((context) -> assertThat(context.getBean(MesosProperties.class)).usingRecursiveComparison()
				.isEqualTo(new MesosProperties()));
	}

	@Test
	void whatTheApplicationConfiguresIsUsedInsteadOfAnAgentsVariable() {
		this.contextRunner.withInitializer((context) -> setEnvironment(context, executorEnvironment()))
			.withPropertyValues("mesos.subscription.backoff.max=${longest}", "longest=40s")
			.run((context) -> assertThat(context.getBean(MesosProperties.class).getSubscription().getBackoff().getMax())
				.isEqualTo(Duration.ofSeconds(40)));
	}

	@Test
	void aVariableOfAnAgentIsPassedOverEvenIfItsValueWouldFit() {
		this.contextRunner
			.withInitializer((context) -> setEnvironment(context, Map.of("MESOS_SUBSCRIPTION_BACKOFF_MAX", "3s")))
			.run((context) -> assertThat(context.getBean(MesosProperties.class).getSubscription().getBackoff().getMax())
				.isEqualTo(Duration.ofSeconds(15)));
	}

	@Test
	void otherVariablesBind() {
		Map<String, Object> variables = Map.of("MESOS_MASTER", "m:5050", "MESOS_SUBSCRIPTION_BACKOFF_INITIAL", "1s",
				"MESOS_FRAMEWORK_IDSTORE", "memory");
		this.contextRunner.withInitializer((context) -> setEnvironment(context, variables)).run((context) -> {
			MesosProperties properties = context.getBean(MesosProperties.class);
			assertThat(properties.getMaster()).isEqualTo("m:5050");
			assertThat(properties.getSubscription().getBackoff().getInitial()).isEqualTo(Duration.ofSeconds(1));
			assertThat(properties.getFramework().getIdStore()).isEqualTo(MesosFrameworkProperties.IdStore.MEMORY);
		});
	}

	@Test
	void theApplicationStillSeesTheVariables() {
		this.contextRunner.withInitializer((context) -> setEnvironment(context, executorEnvironment()))
			.run((context) -> assertThat(context.getEnvironment().getProperty("MESOS_SUBSCRIPTION_BACKOFF_MAX"))
				.isEqualTo("5secs"));
	}

	private static void setEnvironment(ConfigurableApplicationContext context, Map<String, Object> variables) {
		context.getEnvironment()
			.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
	}

	private static Map<String, Object> executorEnvironment() {
		try {
			Map<String, Object> variables = new LinkedHashMap<>();
			new ClassPathResource("executor.env").getContentAsString(StandardCharsets.UTF_8).lines().forEach((line) -> {
				int equals = line.indexOf('=');
				if (equals > 0) {
					variables.put(line.substring(0, equals), line.substring(equals + 1));
				}
			});
			assertThat(variables).containsKeys("MESOS_CHECKPOINT", "MESOS_SUBSCRIPTION_BACKOFF_MAX");
			return variables;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(MesosProperties.class)
	static class PropertiesConfiguration {

		@Bean
		static AgentEnvironmentBindHandlerAdvisor agentEnvironmentBindHandlerAdvisor(Environment environment) {
			return new AgentEnvironmentBindHandlerAdvisor(environment);
		}

	}

}
