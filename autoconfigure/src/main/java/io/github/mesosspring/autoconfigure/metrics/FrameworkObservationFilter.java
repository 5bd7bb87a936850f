package io.github.mesosspring.autoconfigure.metrics;

import java.util.Set;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Tag;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;

/**
 * Adds the name of the framework to the observations {@code mesos.event} and
 * {@code mesos.call}, and so to the timers made of them.
 */
class FrameworkObservationFilter implements ObservationFilter {

	private static final Set<String> NAMES = Set.of("mesos.event", "mesos.call");

	private final KeyValue framework;

	FrameworkObservationFilter(Tag framework) {
		this.framework = KeyValue.of(framework.getKey(), framework.getValue());
	}

	@Override
	public Observation.Context map(Observation.Context context) {
		String name = context.getName();
		return (name != null && NAMES.contains(name)) ? context.addLowCardinalityKeyValue(this.framework) : context;
	}

}
