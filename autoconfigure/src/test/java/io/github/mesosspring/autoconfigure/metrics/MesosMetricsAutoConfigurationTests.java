package io.github.mesosspring.autoconfigure.metrics;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.mesosspring.autoconfigure.FrameworkInfoCustomizer;
import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworksAutoConfiguration;
import io.github.mesosspring.call.CallObservationContext;
import io.github.mesosspring.call.CallObservationConvention;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.DefaultCallObservationConvention;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class MesosMetricsAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class, MesosAutoConfiguration.class,
				MesosMetricsAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.auto-startup=false");

	@Test
	void registersGaugesAndCountersWithTheNameOfTheFramework() {
		this.contextRunner.run((context) -> {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(mesosMeters(registry)).contains("mesos.subscription.state", "mesos.heartbeat.age",
					"mesos.subscription.reconnects", "mesos.events.undecodable", "mesos.queue.events",
					"mesos.queue.bytes", "mesos.queue.max.events", "mesos.queue.max.bytes", "mesos.queue.lag",
					"mesos.stream.read", "mesos.offers.outstanding", "mesos.offers.oldest.age", "mesos.calls.waiting",
					"mesos.calls.in.flight", "mesos.acknowledgements", "mesos.leader.changes");
			assertThat(registry.getMeters()).filteredOn((meter) -> meter.getId().getName().startsWith("mesos"))
				.allSatisfy((meter) -> assertThat(meter.getId().getTag("framework")).isEqualTo("jobs"));
			assertThat(registry.get("mesos.subscription.state").tag("state", "STOPPED").gauge().value()).isEqualTo(1);
		});
	}

	@Test
	void countsTheCallsOfTheTemplate() {
		this.contextRunner.run((context) -> {
			assertThat(context.getBean(CallOperations.class).teardown().onErrorComplete().blockOptional()).isEmpty();
			assertThat(context.getBean(MeterRegistry.class)
				.get("mesos.calls")
				.tags("framework", "jobs", "type", "TEARDOWN", "outcome", "not_sent")
				.counter()
				.count()).isEqualTo(1);
		});
	}

	@Test
	void theNameIsTheOneTheFrameworkSubscribesWith() {
		this.contextRunner.withBean(FrameworkInfoCustomizer.class, () -> (builder) -> builder.setName("custom"))
			.run((context) -> assertThat(context.getBean(MeterRegistry.class)
				.get("mesos.subscription.state")
				.tag("framework", "custom")
				.gauges()).hasSize(7));
	}

	@Test
	void eachFrameworkHasMetersOfItsOwn() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(MesosFrameworksAutoConfiguration.class))
			.withPropertyValues("mesos.frameworks.etl.framework.roles=batch", "mesos.frameworks.web.framework.name=www")
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(names(registry, "etl")).isEqualTo(names(registry, "jobs")).isNotEmpty();
				assertThat(names(registry, "www")).isEqualTo(names(registry, "jobs"));
				context.getBean("etlCallTemplate", CallOperations.class).revive(List.of()).onErrorComplete().block();
				assertThat(notSent(registry, "etl")).isEqualTo(1);
				assertThat(notSent(registry, "jobs")).isZero();
				assertThat(notSent(registry, "www")).isZero();
			});
	}

	@Test
	void aConventionOfTheApplicationNamesTheTags() {
		MeterRegistry registry = new SimpleMeterRegistry();
		MeteredFramework.runner(registry).withBean(CallObservationConvention.class, Zoned::new).run((context) -> {
			new MeteredFramework(context).live("1");
			assertThat(registry.get("mesos.call").tags("zone", "eu-1", "framework", "jobs").timers()).hasSize(3);
		});
	}

	@Test
	void isSilentWithoutARegistry() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MesosAutoConfiguration.class, MesosMetricsAutoConfiguration.class))
			.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs",
					"mesos.framework.id-store=memory", "mesos.auto-startup=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SubscriptionMetrics.class));
	}

	@Test
	void isSilentWhenDisabled() {
		this.contextRunner.withPropertyValues("mesos.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SubscriptionMetrics.class));
	}

	@Test
	void isSilentWithoutMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SubscriptionMetrics.class));
	}

	private static double notSent(MeterRegistry registry, String framework) {
		return registry.get("mesos.calls")
			.tags("framework", framework, "type", "REVIVE", "outcome", "not_sent")
			.counter()
			.count();
	}

	private static List<String> names(MeterRegistry registry, String framework) {
		return Search.in(registry)
			.tag("framework", framework)
			.meters()
			.stream()
			.map((meter) -> meter.getId().getName() + meter.getId().getTags().stream().skip(1).toList())
			.sorted()
			.toList();
	}

	private static Set<String> mesosMeters(MeterRegistry registry) {
		return registry.getMeters()
			.stream()
			.map((meter) -> meter.getId().getName())
			.filter((name) -> name.startsWith("mesos"))
			.collect(Collectors.toSet());
	}

	static class Zoned extends DefaultCallObservationConvention {

		@Override
		public KeyValues getLowCardinalityKeyValues(CallObservationContext context) {
			return super.getLowCardinalityKeyValues(context).and("zone", "eu-1");
		}

	}

}
