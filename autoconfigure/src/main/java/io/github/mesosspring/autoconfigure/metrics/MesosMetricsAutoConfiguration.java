package io.github.mesosspring.autoconfigure.metrics;

import java.util.EnumSet;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.reconcile.Reconciler;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.subscription.MesosSubscription;
import io.micrometer.core.instrument.MeterRegistry;

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
 * framework. Each context of a framework has its own, made of the beans of that context;
 * they register themselves, since nobody binds meters in a context within another.
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
	FrameworkMeters mesosFrameworkMeters(MeterRegistry registry, FrameworkInfo frameworkInfo) {
		return new FrameworkMeters(registry, frameworkInfo.getName());
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	MeterCallListener mesosMeterCallListener(FrameworkMeters meters) {
		return new MeterCallListener(meters);
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	MeterEventListener mesosMeterEventListener(FrameworkMeters meters) {
		return new MeterEventListener(meters, EnumSet.range(MesosEventType.SUBSCRIBED, MesosEventType.HEARTBEAT));
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	MeterSubscriptionListener mesosMeterSubscriptionListener(FrameworkMeters meters) {
		return new MeterSubscriptionListener(meters);
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	SubscriptionMetrics mesosSubscriptionMetrics(FrameworkMeters meters, MesosSubscription subscription) {
		return new SubscriptionMetrics(meters, subscription);
	}

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	OfferMetrics mesosOfferMetrics(FrameworkMeters meters, Sessions sessions) {
		return new OfferMetrics(meters, sessions.offers());
	}

	@Bean
	@ConditionalOnBean(value = EventDispatcher.class, search = SearchStrategy.CURRENT)
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	DispatchMetrics mesosDispatchMetrics(FrameworkMeters meters, EventDispatcher dispatcher) {
		return new DispatchMetrics(meters, dispatcher.statistics());
	}

	@Bean
	@ConditionalOnBean(value = CallTemplate.class, search = SearchStrategy.CURRENT)
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	CallMetrics mesosCallMetrics(FrameworkMeters meters, CallTemplate calls) {
		return new CallMetrics(meters, calls.statistics());
	}

	@Bean
	@ConditionalOnBean(value = Reconciler.class, search = SearchStrategy.CURRENT)
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	ReconciliationMetrics mesosReconciliationMetrics(FrameworkMeters meters, Reconciler reconciler) {
		return new ReconciliationMetrics(meters, reconciler);
	}

}
