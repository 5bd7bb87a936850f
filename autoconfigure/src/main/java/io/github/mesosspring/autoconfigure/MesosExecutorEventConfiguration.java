package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.EventListener;
import io.github.mesosspring.event.EventObservationConvention;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.ExecutorEventDispatcherBuilder;
import io.github.mesosspring.event.ExecutorEventErrorHandler;
import io.github.mesosspring.event.ExecutorEventInterceptor;
import io.github.mesosspring.event.ExecutorEventListener;
import io.github.mesosspring.event.MesosEventHandlerProcessor;
import io.github.mesosspring.executor.ExecutorOperations;
import io.github.mesosspring.executor.ExecutorTemplate;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The way events of the agent take to the executor's handlers.
 */
@Configuration(proxyBeanMethods = false)
class MesosExecutorEventConfiguration {

	/**
	 * The template is one of the listeners: it has to know which launches came to
	 * nothing.
	 */
	@Bean
	@ConditionalOnMissingBean(EventSink.class)
	EventDispatcher mesosEventDispatcher(MesosProperties properties, ExecutorOperations calls,
			ObjectProvider<EventListener> listeners, ObjectProvider<ExecutorEventListener> deliveries,
			ObjectProvider<ExecutorEventInterceptor> interceptors,
			ObjectProvider<ExecutorEventErrorHandler> errorHandler,
			ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<EventObservationConvention> observationConvention, MesosThreadFactory threads,
			ObjectProvider<LifecycleProperties> lifecycle, Environment environment) {
		ExecutorEventDispatcherBuilder builder = EventDispatcher.builderForExecutor(properties.getEncoding().codec(),
				ExecutorOperations.class, calls);
		MesosDispatchProperties dispatch = properties.getDispatch();
		MesosConfigurationException.explain("mesos.dispatch",
				() -> builder.maxQueuedBytes(dispatch.getMaxQueuedBytes().toBytes())
					.maxQueuedEvents(dispatch.getMaxQueuedEvents()));
		HandlerKeys.requireRead(environment);
		builder.handlerSettings(MesosHandlerProperties.settings(properties.getHandlers()));
		listeners.orderedStream().forEach(builder::listener);
		deliveries.orderedStream().forEach(builder::whenDelivered);
		interceptors.orderedStream().forEach(builder::interceptor);
		errorHandler.ifUnique(builder::errorHandler);
		observationRegistry.ifUnique(builder::observationRegistry);
		observationConvention.ifUnique(builder::observationConvention);
		return builder.framework(ExecutorName.of(environment))
			.threads(threads)
			.stopTimeout(ShutdownTime.of(lifecycle).forHandlers())
			.build();
	}

	@Bean
	@ConditionalOnMissingBean
	static MesosEventHandlerProcessor mesosEventHandlerProcessor(ObjectProvider<EventDispatcher> dispatcher) {
		return new MesosEventHandlerProcessor(dispatcher);
	}

}
