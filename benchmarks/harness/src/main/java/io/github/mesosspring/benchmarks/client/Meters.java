package io.github.mesosspring.benchmarks.client;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The registries that Actuator would bring.
 */
final class Meters {

	private Meters() {
	}

	static void register(ConfigurableListableBeanFactory beans) {
		MeterRegistry meters = new SimpleMeterRegistry();
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		beans.registerSingleton("meterRegistry", meters);
		beans.registerSingleton("observationRegistry", observations);
	}

}
