package io.github.mesosspring.security;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.Offer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A framework whose handler fails at first, and which looks at everything that is
 * observed and published in it.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class HuntedApplication {

	private final AtomicInteger handled = new AtomicInteger();

	@MesosEventHandler
	void offers(List<Offer> offers, CallOperations calls) {
		if (this.handled.getAndIncrement() == 0) {
			throw new IllegalStateException("The first offers are handled badly");
		}
		calls.decline(offers.stream().map(Offer::getId).toList(), null);
	}

	int handled() {
		return this.handled.get();
	}

	@Bean
	ObservationHandler<Observation.Context> observationHunter() {
		return new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				Hunt.current.search("the observation " + context.getName(),
						context.getContextualName() + context.getAllKeyValues() + context.getError());
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

		};
	}

	@Bean
	ApplicationListener<ApplicationEvent> eventHunter() {
		return (event) -> Hunt.current.search("the event " + event.getClass().getName(),
				event + ((event instanceof PayloadApplicationEvent<?> payload) ? payload.getPayload().toString() : ""));
	}

}
