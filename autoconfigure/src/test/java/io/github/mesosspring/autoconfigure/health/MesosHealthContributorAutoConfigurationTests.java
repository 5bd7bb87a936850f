package io.github.mesosspring.autoconfigure.health;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworksAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class MesosHealthContributorAutoConfigurationTests {

	private final ApplicationContextRunner bareRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MesosAutoConfiguration.class, MesosFrameworksAutoConfiguration.class,
				MesosHealthContributorAutoConfiguration.class))
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
	void tellsTheHealthOfEachOfSeveralFrameworks() {
		this.contextRunner.withPropertyValues("mesos.frameworks.web=").run((context) -> {
			CompositeHealthContributor contributor = context.getBean("mesosHealthContributor",
					CompositeHealthContributor.class);
			assertThat(contributor.stream()).extracting(HealthContributors.Entry::name)
				.containsExactly("default", "web");
			assertThat(contributor.getContributor("web")).isInstanceOfSatisfying(HealthIndicator.class,
					(web) -> assertThat(web.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE));
		});
	}

	@Test
	void oneFrameworkWithANameIsTherebyToldFromOthersToCome() {
		this.contextRunner.withPropertyValues("mesos.frameworks.web=", "mesos.framework.enabled=false")
			.run((context) -> assertThat(
					context.getBean("mesosHealthContributor", CompositeHealthContributor.class).stream())
				.extracting(HealthContributors.Entry::name)
				.containsExactly("web"));
	}

	@Test
	void canBeDisabled() {
		this.contextRunner.withPropertyValues("management.health.mesos.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("mesosHealthContributor"));
	}

	@Test
	void isSilentWithoutASubscription() {
		this.contextRunner.withPropertyValues("mesos.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("mesosHealthContributor"));
	}

	@Test
	void backsOffForAnIndicatorOfTheUser() {
		this.contextRunner.withBean("mesosHealthIndicator", HealthIndicator.class, () -> () -> Health.unknown().build())
			.run((context) -> assertThat(context).doesNotHaveBean("mesosHealthContributor"));
	}

	@Test
	void isSilentWithoutTheHealthModule() {
		this.bareRunner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("mesosHealthContributor"));
	}

}
