package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.EventDispatcherBuilder;
import io.github.mesosspring.event.EventListener;
import io.github.mesosspring.event.EventObservationConvention;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventErrorHandler;
import io.github.mesosspring.event.MesosEventHandlerProcessor;
import io.github.mesosspring.event.MesosEventInterceptor;
import io.github.mesosspring.session.Sessions;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The way events take to the application's handlers.
 */
@Configuration(proxyBeanMethods = false)
class MesosEventConfiguration {

	@Bean
	@ConditionalOnMissingBean(EventSink.class)
	EventDispatcher mesosEventDispatcher(MesosProperties properties, Sessions sessions, CallOperations calls,
			ObjectProvider<EventListener> listeners, ObjectProvider<MesosEventInterceptor> interceptors,
			ObjectProvider<MesosEventErrorHandler> errorHandler,
			ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<EventObservationConvention> observationConvention, Environment environment) {
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
		return builder.build();
	}

	@Bean
	@ConditionalOnMissingBean
	ParkedUpdatePublisher mesosParkedUpdatePublisher(ApplicationEventPublisher publisher) {
		return new ParkedUpdatePublisher(publisher);
	}

	@Bean
	@ConditionalOnMissingBean
	static MesosEventHandlerProcessor mesosEventHandlerProcessor(ObjectProvider<EventDispatcher> dispatcher) {
		return new MesosEventHandlerProcessor(dispatcher);
	}

	private static EventDispatcherBuilder dispatch(MesosDispatchProperties properties, EventDispatcherBuilder builder) {
		return builder.maxQueuedBytes(properties.getMaxQueuedBytes().toBytes())
			.maxQueuedEvents(properties.getMaxQueuedEvents())
			.concurrency(properties.getConcurrency())
			.rememberedUpdates(properties.getRememberedUpdates())
			.maxDeliveries(properties.getMaxDeliveries());
	}

	private static EventDispatcherBuilder offers(MesosOffersProperties properties, EventDispatcherBuilder builder) {
		return builder.refuseSeconds(properties.getRefuseSeconds()).declineUnhandled(properties.isDeclineUnhandled());
	}

}
