package io.github.mesosspring.autoconfigure.metrics;

import java.util.EnumSet;

import io.github.mesosspring.autoconfigure.ExecutorName;
import io.github.mesosspring.autoconfigure.MesosExecutorAutoConfiguration;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.executor.ExecutorSubscription;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the meters of a Mesos executor.
 * Its tag {@code framework} is the name of the application, since executors know no name
 * of their framework before they are subscribed, and ids are no tags.
 */
@AutoConfiguration(after = MesosExecutorAutoConfiguration.class,
		afterName = { "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass({ MeterRegistry.class, ExecutorSubscription.class })
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnSingleCandidate(ExecutorSubscription.class)
public final class MesosExecutorMetricsAutoConfiguration {

	MesosExecutorMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	FrameworkMeters mesosFrameworkMeters(MeterRegistry registry, Environment environment) {
		return new FrameworkMeters(registry, ExecutorName.of(environment));
	}

	@Bean
	@ConditionalOnMissingBean
	MeterEventListener mesosMeterEventListener(FrameworkMeters meters) {
		return new MeterEventListener(meters,
				EnumSet.of(MesosEventType.SUBSCRIBED, MesosEventType.MESSAGE, MesosEventType.ERROR,
						MesosEventType.HEARTBEAT, MesosEventType.LAUNCH, MesosEventType.LAUNCH_GROUP,
						MesosEventType.KILL, MesosEventType.ACKNOWLEDGED, MesosEventType.SHUTDOWN));
	}

	@Bean
	@ConditionalOnMissingBean
	MeterExecutorCallListener mesosMeterExecutorCallListener(FrameworkMeters meters) {
		return new MeterExecutorCallListener(meters);
	}

	@Bean
	@ConditionalOnMissingBean
	MeterExecutorListener mesosMeterExecutorListener(FrameworkMeters meters) {
		return new MeterExecutorListener(meters);
	}

	@Bean
	@ConditionalOnMissingBean
	ExecutorMetrics mesosExecutorMetrics(FrameworkMeters meters, ExecutorSubscription subscription) {
		return new ExecutorMetrics(meters, subscription);
	}

	@Bean
	@ConditionalOnBean(EventDispatcher.class)
	@ConditionalOnMissingBean
	DispatchMetrics mesosDispatchMetrics(FrameworkMeters meters, EventDispatcher dispatcher) {
		return new DispatchMetrics(meters, dispatcher.statistics());
	}

}
