package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.call.CallInterceptor;
import io.github.mesosspring.call.CallListener;
import io.github.mesosspring.call.CallObservationConvention;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallTap;
import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.session.Sessions;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The way calls take to the master.
 */
@Configuration(proxyBeanMethods = false)
class MesosCallConfiguration {

	@Bean
	@ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
	Sessions mesosSessions() {
		return new Sessions();
	}

	@Bean
	@ConditionalOnMissingBean(value = CallOperations.class, search = SearchStrategy.CURRENT)
	CallTemplate mesosCallTemplate(MesosProperties properties, Sessions sessions, MesosWebClients webClients,
			ObjectProvider<CallListener> listeners, ObjectProvider<CallTap> taps,
			ObjectProvider<CallInterceptor> interceptors, ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<CallObservationConvention> observationConvention) {
		MesosCallsProperties calls = properties.getCalls();
		CallTemplate.Builder builder = CallTemplate.builder(sessions, properties.getEncoding().codec(),
				webClients.calls());
		MesosConfigurationException.explain("mesos.calls",
				() -> builder.timeout(calls.getTimeout())
					.acknowledgeConcurrency(calls.getAcknowledgeConcurrency())
					.maxQueued(calls.getMaxQueued()));
		listeners.orderedStream().forEach(builder::listener);
		taps.orderedStream().forEach(builder::tap);
		interceptors.orderedStream().forEach(builder::interceptor);
		observationRegistry.ifUnique(builder::observationRegistry);
		observationConvention.ifUnique(builder::observationConvention);
		return builder.build();
	}

}
