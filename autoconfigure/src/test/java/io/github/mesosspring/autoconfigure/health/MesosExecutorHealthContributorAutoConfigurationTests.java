package io.github.mesosspring.autoconfigure.health;

import java.util.Map;

import io.github.mesosspring.autoconfigure.MesosExecutorAutoConfiguration;
import io.github.mesosspring.executor.ExecutorEnvironment;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class MesosExecutorHealthContributorAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MesosExecutorAutoConfiguration.class,
				MesosExecutorHealthContributorAutoConfiguration.class))
		.withBean(ExecutorEnvironment.class,
				() -> ExecutorEnvironment.of(Map.of("MESOS_FRAMEWORK_ID", "f", "MESOS_EXECUTOR_ID", "e",
						"MESOS_AGENT_ENDPOINT", "127.0.0.1:1", "MESOS_EXECUTOR_AUTHENTICATION_TOKEN", "geheim")))
		.withPropertyValues("mesos.executor.enabled=true", "mesos.auto-startup=false");

	@Test
	void tellsTheHealthOfAnExecutorThatWasNotStarted() {
		this.contextRunner.run((context) -> {
			Health health = context.getBean("mesosHealthContributor", HealthIndicator.class).health();
			assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health.toString()).doesNotContain("geheim");
		});
	}

	@Test
	void canBeDisabled() {
		this.contextRunner.withPropertyValues("management.health.mesos.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ExecutorHealthIndicator.class));
	}

	@Test
	void isSilentWithoutAnExecutor() {
		this.contextRunner.withPropertyValues("mesos.executor.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ExecutorHealthIndicator.class));
	}

	@Test
	void backsOffForAnIndicatorOfTheUser() {
		this.contextRunner.withBean("mesosHealthIndicator", HealthIndicator.class, () -> () -> Health.unknown().build())
			.run((context) -> assertThat(context).doesNotHaveBean(ExecutorHealthIndicator.class));
	}

	@Test
	void isSilentWithoutTheHealthModule() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("mesosHealthContributor"));
	}

}
