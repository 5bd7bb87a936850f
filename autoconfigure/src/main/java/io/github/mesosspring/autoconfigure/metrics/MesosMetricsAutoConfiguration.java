package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.reconcile.Reconciler;
import io.github.mesosspring.subscription.MesosSubscription;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
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
@ConditionalOnSingleCandidate(value = MesosSubscription.class, search = SearchStrategy.CURRENT)
public final class MesosMetricsAutoConfiguration {

	MesosMetricsAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	MeterCallListener mesosMeterCallListener(MeterRegistry registry, FrameworkInfo frameworkInfo) {
		return new MeterCallListener(registry, tag(frameworkInfo));
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	MeterEventListener mesosMeterEventListener(MeterRegistry registry, FrameworkInfo frameworkInfo) {
		return new MeterEventListener(registry, tag(frameworkInfo));
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	MeterSubscriptionListener mesosMeterSubscriptionListener(MeterRegistry registry, FrameworkInfo frameworkInfo) {
		return new MeterSubscriptionListener(registry, tag(frameworkInfo));
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	SubscriptionMetrics mesosSubscriptionMetrics(MesosSubscription subscription, FrameworkInfo frameworkInfo) {
		return new SubscriptionMetrics(subscription, tag(frameworkInfo));
	}

	@Bean
	@ConditionalOnBean(Reconciler.class)
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	ReconciliationMetrics mesosReconciliationMetrics(Reconciler reconciler, FrameworkInfo frameworkInfo) {
		return new ReconciliationMetrics(reconciler, tag(frameworkInfo));
	}

	/**
	 * The filter asks for the name when it is first needed: the observation registry
	 * comes early, and what customizes the framework may itself be observed.
	 */
	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	FrameworkObservationFilter mesosFrameworkObservationFilter(ObjectProvider<FrameworkInfo> frameworkInfo) {
		return new FrameworkObservationFilter(() -> tag(frameworkInfo.getObject()));
	}

	private static Tag tag(FrameworkInfo frameworkInfo) {
		return Tag.of("framework", frameworkInfo.getName());
	}

}
