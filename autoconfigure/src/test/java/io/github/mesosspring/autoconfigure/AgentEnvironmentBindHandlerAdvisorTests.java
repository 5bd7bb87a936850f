package io.github.mesosspring.autoconfigure;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs in the environment a real agent gave to a task (recording S19).
 */
class AgentEnvironmentBindHandlerAdvisorTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(PropertiesConfiguration.class);

	static Stream<Map<String, Object>> environments() {
		return Stream.of(AgentVariables.recorded("json"), AgentVariables.recorded("protobuf"), AgentVariables.all());
	}

	@ParameterizedTest
	@MethodSource("environments")
	void theEnvironmentOfATaskLeavesEveryPropertyAtItsDefault(Map<String, Object> variables) {
		assertThat(variables).containsKeys("MESOS_CHECKPOINT", "MESOS_SUBSCRIPTION_BACKOFF_MAX", "MESOS_EXECUTOR_ID");
		this.contextRunner.withInitializer(AgentVariables.in(variables))
			.run((context) -> assertThat(context.getBean(MesosProperties.class)).usingRecursiveComparison()
				.isEqualTo(new MesosProperties()));
	}

	@Test
	void whatTheApplicationConfiguresIsUsedInsteadOfAnAgentsVariable() {
		this.contextRunner.withInitializer(AgentVariables.in(AgentVariables.recorded("json")))
			.withPropertyValues("mesos.subscription.backoff.max=${longest}", "longest=40s")
			.run((context) -> assertThat(context.getBean(MesosProperties.class).getSubscription().getBackoff().getMax())
				.isEqualTo(Duration.ofSeconds(40)));
	}

	@Test
	void aVariableOfAnAgentIsPassedOverEvenIfItsValueWouldFit() {
		this.contextRunner.withInitializer(AgentVariables.in(Map.of("MESOS_SUBSCRIPTION_BACKOFF_MAX", "3s")))
			.run((context) -> assertThat(context.getBean(MesosProperties.class).getSubscription().getBackoff().getMax())
				.isEqualTo(Duration.ofSeconds(15)));
	}

	@Test
	void otherVariablesBind() {
		Map<String, Object> variables = Map.of("MESOS_MASTER", "m:5050", "MESOS_SUBSCRIPTION_BACKOFF_INITIAL", "1s",
				"MESOS_FRAMEWORK_IDSTORE", "memory");
		this.contextRunner.withInitializer(AgentVariables.in(variables)).run((context) -> {
			MesosProperties properties = context.getBean(MesosProperties.class);
			assertThat(properties.getMaster()).isEqualTo("m:5050");
			assertThat(properties.getSubscription().getBackoff().getInitial()).isEqualTo(Duration.ofSeconds(1));
			assertThat(properties.getFramework().getIdStore()).isEqualTo(MesosFrameworkProperties.IdStore.MEMORY);
		});
	}

	@Test
	void theApplicationStillSeesTheVariables() {
		this.contextRunner.withInitializer(AgentVariables.in(AgentVariables.recorded("json")))
			.run((context) -> assertThat(context.getEnvironment().getProperty("MESOS_SUBSCRIPTION_BACKOFF_MAX"))
				.isEqualTo("5secs"));
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
