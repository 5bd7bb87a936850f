package io.github.mesosspring.autoconfigure.metrics;

import java.util.Map;

import io.github.mesosspring.autoconfigure.MesosExecutorAutoConfiguration;
import io.github.mesosspring.executor.ExecutorEnvironment;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class MesosExecutorMetricsAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = runner(new SimpleMeterRegistry());

	static ApplicationContextRunner runner(MeterRegistry registry) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					MesosExecutorAutoConfiguration.class, MesosExecutorMetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, () -> registry)
			.withBean(ExecutorEnvironment.class,
					() -> ExecutorEnvironment.of(Map.of("MESOS_FRAMEWORK_ID", "id-of-the-framework",
							"MESOS_EXECUTOR_ID", "id-of-the-executor", "MESOS_AGENT_ENDPOINT", "127.0.0.1:1")))
			.withPropertyValues("mesos.executor.enabled=true", "mesos.auto-startup=false");
	}

	@Test
	void registersMetersWithTheNameOfTheApplicationAndNoId() {
		this.contextRunner.withPropertyValues("spring.application.name=workers").run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.getMeters()).extracting((meter) -> meter.getId().getName())
				.contains("mesos.subscription.state", "mesos.subscription.reconnects", "mesos.heartbeat.age",
						"mesos.executor.unacknowledged.updates", "mesos.executor.unacknowledged.tasks",
						"mesos.events.undecodable", "mesos.calls", "mesos.queue.lag", "mesos.stream.read");
			assertThat(registry.getMeters()).map(Meter::getId)
				.filteredOn((id) -> id.getName().startsWith("mesos"))
				.allSatisfy((id) -> {
					assertThat(id.getTag("framework")).isEqualTo("workers");
					assertThat(id.toString()).doesNotContain("id-of");
				});
			assertThat(registry.get("mesos.subscription.state").tag("state", "STOPPED").gauge().value()).isEqualTo(1);
			assertThat(registry.get("mesos.heartbeat.age").timeGauge().value()).isNaN();
		});
	}

	@Test
	void anApplicationWithoutANameHasATagNevertheless() {
		this.contextRunner.run((context) -> assertThat(context.getBean(MeterRegistry.class)
			.get("mesos.executor.unacknowledged.updates")
			.tag("framework", "executor")
			.gauge()
			.value()).isZero());
	}

	@Test
	void isSilentWithoutAnExecutor() {
		this.contextRunner.withPropertyValues("mesos.executor.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ExecutorMetrics.class));
	}

	@Test
	void isSilentWithoutMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ExecutorMetrics.class));
	}

}
