package io.github.mesosspring.autoconfigure.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.mesosspring.call.CallListener;
import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.protocol.scheduler.Call;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;

/**
 * Counts calls by type and outcome: {@code mesos.calls}.
 */
class MeterCallListener implements CallListener {

	private final MeterRegistry registry;

	private final Tag framework;

	private final Map<Key, Counter> counters = new ConcurrentHashMap<>();

	MeterCallListener(MeterRegistry registry, Tag framework) {
		this.registry = registry;
		this.framework = framework;
	}

	@Override
	public void completed(Call.Type type, CallOutcome outcome) {
		this.counters.computeIfAbsent(new Key(type, outcome), this::counter).increment();
	}

	private Counter counter(Key key) {
		return Counter.builder("mesos.calls")
			.description("Calls to the master")
			.tag(this.framework.getKey(), this.framework.getValue())
			.tag("type", key.type().name())
			.tag("outcome", key.outcome().tag())
			.register(this.registry);
	}

	private record Key(Call.Type type, CallOutcome outcome) {
	}

}
