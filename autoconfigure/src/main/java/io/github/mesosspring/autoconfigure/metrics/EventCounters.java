package io.github.mesosspring.autoconfigure.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import io.github.mesosspring.event.MesosEventType;
import io.micrometer.core.instrument.Counter;
import org.jspecify.annotations.Nullable;

/**
 * One counter for each type of event there is, and one for all types this client does not
 * know. All are there from the start, so that rates are right from the first event on.
 */
class EventCounters {

	/** The proto name of a type this client does not know. */
	private static final String UNKNOWN = "UNKNOWN";

	private final Map<MesosEventType, Counter> counters = new EnumMap<>(MesosEventType.class);

	private final Counter unknown;

	EventCounters(FrameworkMeters meters, Set<MesosEventType> types, String name, String description) {
		types.forEach((type) -> this.counters.put(type, meters.counter(name, description, "type", type.name())));
		this.unknown = meters.counter(name, description, "type", UNKNOWN);
	}

	void increment(@Nullable MesosEventType type) {
		Counter counter = (type != null) ? this.counters.get(type) : null;
		((counter != null) ? counter : this.unknown).increment();
	}

}
