package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.subscription.MesosSubscription;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the meters of the Mesos
 * framework.
 */
@AutoConfiguration(after = MesosAutoConfiguration.class,
		afterName = { "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass({ MeterRegistry.class, MesosSubscription.class })
@ConditionalOnBean({ MeterRegistry.class, FrameworkInfo.class })
@ConditionalOnSingleCandidate(MesosSubscription.class)
public final class MesosMetricsAutoConfiguration {

	private final Tag framework;

	MesosMetricsAutoConfiguration(FrameworkInfo frameworkInfo) {
		this.framework = Tag.of("framework", frameworkInfo.getName());
	}

	@Bean
	@ConditionalOnMissingBean
	MeterCallListener mesosMeterCallListener(MeterRegistry registry) {
		return new MeterCallListener(registry, this.framework);
	}

	@Bean
	@ConditionalOnMissingBean
	MeterEventListener mesosMeterEventListener(MeterRegistry registry) {
		return new MeterEventListener(registry, this.framework);
	}

	@Bean
	@ConditionalOnMissingBean
	MeterSubscriptionListener mesosMeterSubscriptionListener(MeterRegistry registry) {
		return new MeterSubscriptionListener(registry, this.framework);
	}

	@Bean
	@ConditionalOnMissingBean
	SubscriptionMetrics mesosSubscriptionMetrics(MesosSubscription subscription) {
		return new SubscriptionMetrics(subscription, this.framework);
	}

	@Bean
	@ConditionalOnMissingBean
	FrameworkObservationFilter mesosFrameworkObservationFilter() {
		return new FrameworkObservationFilter(this.framework);
	}

}
