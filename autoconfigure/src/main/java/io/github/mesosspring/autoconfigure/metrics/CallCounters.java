package io.github.mesosspring.autoconfigure.metrics;

import java.util.Arrays;
import java.util.List;

import io.github.mesosspring.call.CallOutcome;

/**
 * Counts calls by type and outcome: {@code mesos.calls}.
 *
 * @param <T> the types of calls
 */
class CallCounters<T extends Enum<T>> {

	private final List<EnumCounters<CallOutcome>> counters;

	CallCounters(FrameworkMeters meters, Class<T> types) {
		this.counters = Arrays.stream(types.getEnumConstants())
			.map((type) -> new EnumCounters<>(CallOutcome.class,
					(outcome) -> meters.counter("mesos.calls", "Calls that ended", "type", type.name(), "outcome",
							outcome.tag())))
			.toList();
	}

	void increment(T type, CallOutcome outcome) {
		this.counters.get(type.ordinal()).increment(outcome);
	}

}
