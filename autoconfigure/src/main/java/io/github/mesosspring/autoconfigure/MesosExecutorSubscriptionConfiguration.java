package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.executor.ExecutorEnvironment;
import io.github.mesosspring.executor.ExecutorListener;
import io.github.mesosspring.executor.ExecutorSubscription;
import io.github.mesosspring.executor.ExecutorSubscriptionBuilder;
import io.github.mesosspring.executor.ExecutorTemplate;
import io.github.mesosspring.session.SessionObservationConvention;
import io.github.mesosspring.session.SessionObserver;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The subscription to the agent, which starts with the application and ends it when the
 * executor is shut down.
 */
@Configuration(proxyBeanMethods = false)
class MesosExecutorSubscriptionConfiguration {

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBooleanProperty(name = "mesos.executor.exit-on-shutdown", matchIfMissing = true)
	ExecutorExit mesosExecutorExit(ApplicationContext context, ExecutorEnvironment executor) {
		return new ExecutorExit(context, executor.shutdownGracePeriod());
	}

	@Bean
	@ConditionalOnMissingBean
	ExecutorSubscription mesosExecutorSubscription(MesosProperties properties, ExecutorTemplate calls, EventSink sink,
			ObjectProvider<ExecutorListener> listeners, ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<SessionObservationConvention> observationConvention, Environment environment) {
		ExecutorSubscriptionBuilder builder = ExecutorSubscription.builder(calls).sink(sink);
		MesosConfigurationException.explain("mesos", () -> apply(properties, builder));
		listeners.orderedStream().forEach(builder::listener);
		observationRegistry.ifUnique((registry) -> builder.observer(
				new SessionObserver(registry, observationConvention.getIfUnique(), ExecutorName.of(environment))));
		return builder.build();
	}

	private static ExecutorSubscriptionBuilder apply(MesosProperties properties, ExecutorSubscriptionBuilder builder) {
		return builder.maxRecordSize(properties.getMaxRecordSize().toBytes())
			.missedHeartbeats(properties.getSubscription().getMissedHeartbeats())
			.autoStartup(properties.isAutoStartup());
	}

}
