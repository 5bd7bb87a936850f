package io.github.mesosspring.autoconfigure.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.mesosspring.event.MesosEventType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import org.jspecify.annotations.Nullable;

/**
 * One counter for each type of event, registered when it is first needed.
 */
class EventCounters {

	/** The proto name of a type this client does not know. */
	private static final String UNKNOWN = "UNKNOWN";

	private final MeterRegistry registry;

	private final Tag framework;

	private final String name;

	private final String description;

	private final Map<String, Counter> counters = new ConcurrentHashMap<>();

	EventCounters(MeterRegistry registry, Tag framework, String name, String description) {
		this.registry = registry;
		this.framework = framework;
		this.name = name;
		this.description = description;
	}

	void increment(@Nullable MesosEventType type) {
		this.counters.computeIfAbsent((type != null) ? type.name() : UNKNOWN, this::counter).increment();
	}

	private Counter counter(String type) {
		return Counter.builder(this.name)
			.description(this.description)
			.tag(this.framework.getKey(), this.framework.getValue())
			.tag("type", type)
			.register(this.registry);
	}

}
