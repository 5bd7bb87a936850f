package io.github.mesosspring.autoconfigure.health;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class MesosHealthContributorAutoConfigurationTests {

	private final ApplicationContextRunner bareRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(MesosAutoConfiguration.class, MesosHealthContributorAutoConfiguration.class))
		.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.auto-startup=false");

	private final ApplicationContextRunner contextRunner = this.bareRunner
		.withConfiguration(AutoConfigurations.of(HealthContributorAutoConfiguration.class));

	@Test
	void tellsTheHealthOfASubscriptionThatWasNotStarted() {
		this.contextRunner.run((context) -> {
			HealthIndicator indicator = context.getBean("mesosHealthContributor", HealthIndicator.class);
			assertThat(indicator).isInstanceOf(MesosHealthIndicator.class);
			assertThat(indicator.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
		});
	}

	@Test
	void canBeDisabled() {
		this.contextRunner.withPropertyValues("management.health.mesos.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(MesosHealthIndicator.class));
	}

	@Test
	void isSilentWithoutASubscription() {
		this.contextRunner.withPropertyValues("mesos.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MesosHealthIndicator.class));
	}

	@Test
	void backsOffForAnIndicatorOfTheUser() {
		this.contextRunner.withBean("mesosHealthIndicator", HealthIndicator.class, () -> () -> Health.unknown().build())
			.run((context) -> assertThat(context).doesNotHaveBean(MesosHealthIndicator.class));
	}

	@Test
	void isSilentWithoutTheHealthModule() {
		this.bareRunner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("mesosHealthContributor"));
	}

}
