package io.github.mesosspring.autoconfigure.metrics;

import java.util.Set;
import java.util.function.Supplier;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Tag;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import org.jspecify.annotations.Nullable;

/**
 * Adds the name of the framework to the observations {@code mesos.event} and
 * {@code mesos.call}, and so to the timers made of them.
 */
class FrameworkObservationFilter implements ObservationFilter {

	private static final Set<String> NAMES = Set.of("mesos.event", "mesos.call");

	private final Supplier<Tag> framework;

	private volatile @Nullable KeyValue keyValue;

	FrameworkObservationFilter(Supplier<Tag> framework) {
		this.framework = framework;
	}

	@Override
	public Observation.Context map(Observation.Context context) {
		String name = context.getName();
		return (name != null && NAMES.contains(name)) ? context.addLowCardinalityKeyValue(keyValue()) : context;
	}

	private KeyValue keyValue() {
		KeyValue result = this.keyValue;
		if (result == null) {
			Tag tag = this.framework.get();
			result = KeyValue.of(tag.getKey(), tag.getValue());
			this.keyValue = result;
		}
		return result;
	}

}
