package io.github.mesosspring.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.mesosspring.autoconfigure.endpoint.MesosEndpointAutoConfiguration;
import io.github.mesosspring.autoconfigure.event.MesosApplicationEventAutoConfiguration;
import io.github.mesosspring.autoconfigure.event.MesosExecutorApplicationEventAutoConfiguration;
import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworksAutoConfiguration;
import io.github.mesosspring.autoconfigure.health.MesosExecutorHealthContributorAutoConfiguration;
import io.github.mesosspring.autoconfigure.health.MesosHealthContributorAutoConfiguration;
import io.github.mesosspring.autoconfigure.metrics.MesosExecutorMetricsAutoConfiguration;
import io.github.mesosspring.autoconfigure.metrics.MesosMetricsAutoConfiguration;
import io.github.mesosspring.autoconfigure.security.MesosSecurityAutoConfiguration;
import io.github.mesosspring.executor.ExecutorSubscription;
import io.github.mesosspring.subscription.MesosSubscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever of what is optional is missing, a framework works without it.
 */
class OptionalDependenciesTests {

	private static final List<String> OPTIONAL = List.of("io.github.mesosspring.embedded", "io.micrometer.core",
			"org.springframework.boot.micrometer", "org.springframework.boot.health",
			"org.springframework.boot.actuate");

	/** Each of them alone, and all, since only the stores and elections use them. */
	private static final List<String> STORES_AND_ELECTIONS = List.of("org.apache.curator", "org.apache.zookeeper",
			"org.springframework.jdbc", "org.springframework.boot.jdbc", "org.springframework.boot.sql",
			"org.springframework.transaction", "org.springframework.integration", "org.testcontainers",
			"org.springframework.boot.testcontainers", "org.springframework.boot.docker",
			"org.springframework.security", "io.micrometer.tracing", "org.springframework.boot.micrometer.tracing");

	static Stream<List<String>> combinations() {
		return Stream.of(each(), Stream.of(STORES_AND_ELECTIONS), everyOther()).flatMap((some) -> some);
	}

	private static Stream<List<String>> each() {
		return STORES_AND_ELECTIONS.stream().map(List::of);
	}

	private static Stream<List<String>> everyOther() {
		return IntStream.range(0, 1 << OPTIONAL.size()).mapToObj((bits) -> {
			List<String> missing = new ArrayList<>();
			for (int index = 0; index < OPTIONAL.size(); index++) {
				if ((bits & (1 << index)) != 0) {
					missing.add(OPTIONAL.get(index));
				}
			}
			return missing;
		});
	}

	@Test
	void triesAllAutoConfigurations() {
		assertThat(OurBeans.annotation(Application.class, ImportAutoConfiguration.class).getClassArray("value"))
			.containsAll(OurBeans.autoConfigurations());
	}

	@ParameterizedTest
	@MethodSource("combinations")
	void startsWithout(List<String> missing) {
		new ApplicationContextRunner().withClassLoader(new FilteredClassLoader(missing.toArray(String[]::new)))
			.withUserConfiguration(Application.class)
			.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs",
					"mesos.framework.id-store=memory", "mesos.auto-startup=false", "mesos.frameworks.web=")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasBean("mesosSubscription")
				.hasBean("webMesosSubscription"));
	}

	@ParameterizedTest
	@MethodSource("combinations")
	void startsAnExecutorWithout(List<String> missing) {
		new ApplicationContextRunner().withClassLoader(new FilteredClassLoader(missing.toArray(String[]::new)))
			.withInitializer(AgentVariables.in(AgentVariables.recorded("protobuf")))
			.withUserConfiguration(Application.class)
			.withPropertyValues("mesos.executor.enabled=true", "mesos.auto-startup=false")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ExecutorSubscription.class));
	}

	/**
	 * Imports by name, so that conditions that cannot be loaded go unseen as they should.
	 */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ WebClientAutoConfiguration.class, EmbeddedMesosAutoConfiguration.class,
			MesosAutoConfiguration.class, MesosExecutorAutoConfiguration.class, MesosFrameworksAutoConfiguration.class,
			MesosHealthContributorAutoConfiguration.class, MesosExecutorHealthContributorAutoConfiguration.class,
			MesosMetricsAutoConfiguration.class, MesosExecutorMetricsAutoConfiguration.class,
			MesosSecurityAutoConfiguration.class, MesosEndpointAutoConfiguration.class,
			MesosApplicationEventAutoConfiguration.class, MesosExecutorApplicationEventAutoConfiguration.class })
	static class Application {

	}

}
