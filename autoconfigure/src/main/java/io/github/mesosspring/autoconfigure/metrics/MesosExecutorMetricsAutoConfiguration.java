package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.autoconfigure.MesosExecutorAutoConfiguration;
import io.github.mesosspring.executor.ExecutorSubscription;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;

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

	private static final String NAMELESS = "executor";

	private final Tag framework;

	MesosExecutorMetricsAutoConfiguration(Environment environment) {
		this.framework = Tag.of("framework", environment.getProperty("spring.application.name", NAMELESS));
	}

	@Bean
	@ConditionalOnMissingBean
	MeterEventListener mesosMeterEventListener(MeterRegistry registry) {
		return new MeterEventListener(registry, this.framework);
	}

	@Bean
	@ConditionalOnMissingBean
	ExecutorMetrics mesosExecutorMetrics(ExecutorSubscription subscription) {
		return new ExecutorMetrics(subscription, this.framework);
	}

	@Bean
	@ConditionalOnMissingBean
	FrameworkObservationFilter mesosFrameworkObservationFilter() {
		return new FrameworkObservationFilter(() -> this.framework);
	}

}
