package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.EventDispatcherBuilder;
import io.github.mesosspring.event.EventDispatchers;
import io.github.mesosspring.event.EventListener;
import io.github.mesosspring.event.EventObservationConvention;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventErrorHandler;
import io.github.mesosspring.event.MesosEventHandlerProcessor;
import io.github.mesosspring.event.MesosEventInterceptor;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.subscription.OnStop;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The way events take to the application's handlers.
 */
@Configuration(proxyBeanMethods = false)
class MesosEventConfiguration {

	private static final int MAX_OPEN_ACKNOWLEDGMENTS = 1000;

	@Bean
	@ConditionalOnMissingBean(value = EventSink.class, search = SearchStrategy.CURRENT)
	EventDispatcher mesosEventDispatcher(MesosProperties properties, FrameworkInfo frameworkInfo, Sessions sessions,
			CallOperations calls, ObjectProvider<EventListener> listeners,
			ObjectProvider<MesosEventInterceptor> interceptors, ObjectProvider<MesosEventErrorHandler> errorHandler,
			ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<EventObservationConvention> observationConvention, MesosThreadFactory threads,
			ObjectProvider<LifecycleProperties> lifecycle, Environment environment) {
		EventDispatcherBuilder builder = EventDispatcher.builder(sessions, properties.getEncoding().codec(), calls);
		MesosConfigurationException.explain("mesos.dispatch", () -> dispatch(properties.getDispatch(), builder));
		MesosConfigurationException.explain("mesos.offers", () -> offers(properties.getOffers(), builder));
		HandlerKeys.requireRead(environment);
		builder.handlerSettings(MesosHandlerProperties.settings(properties.getHandlers()));
		listeners.orderedStream().forEach(builder::listener);
		interceptors.orderedStream().forEach(builder::interceptor);
		errorHandler.ifUnique(builder::errorHandler);
		observationRegistry.ifUnique(builder::observationRegistry);
		observationConvention.ifUnique(builder::observationConvention);
		return builder.framework(frameworkInfo.getName())
			.maxOpenAcknowledgments(openAcknowledgments(properties.getCalls()))
			.threads(threads)
			.stopTimeout(ShutdownTime.of(lifecycle).forHandlers())
			.pauseable(properties.getOnStop() != OnStop.TEARDOWN)
			.build();
	}

	@Bean
	@ConditionalOnMissingBean
	static MesosEventHandlerProcessor mesosEventHandlerProcessor(ObjectProvider<EventDispatcher> dispatcher,
			ObjectProvider<EventDispatchers> dispatchers) {
		return new MesosEventHandlerProcessor(
				(framework) -> framework.isEmpty() ? dispatcher.getObject() : dispatchers.getObject().get(framework));
	}

	private static EventDispatcherBuilder dispatch(MesosDispatchProperties properties, EventDispatcherBuilder builder) {
		return builder.maxQueuedBytes(properties.getMaxQueuedBytes().toBytes())
			.maxQueuedEvents(properties.getMaxQueuedEvents())
			.concurrency(properties.getConcurrency())
			.rememberedUpdates(properties.getRememberedUpdates())
			.maxDeliveries(properties.getMaxDeliveries());
	}

	/**
	 * Fewer than may wait to be sent, as handlers make acknowledgements as well.
	 */
	private static int openAcknowledgments(MesosCallsProperties properties) {
		return Math.max(1, Math.min(MAX_OPEN_ACKNOWLEDGMENTS, properties.getMaxQueued() / 2));
	}

	private static EventDispatcherBuilder offers(MesosOffersProperties properties, EventDispatcherBuilder builder) {
		return builder.refuseSeconds(properties.getRefuseSeconds()).declineUnhandled(properties.isDeclineUnhandled());
	}

}
