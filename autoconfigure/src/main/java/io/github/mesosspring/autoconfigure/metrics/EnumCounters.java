package io.github.mesosspring.autoconfigure.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import io.micrometer.core.instrument.Counter;

/**
 * A counter for each value of an enum, all there from the start, so that rates are right
 * from the first count on.
 *
 * @param <E> the enum
 */
class EnumCounters<E extends Enum<E>> {

	private final List<Counter> counters;

	EnumCounters(Class<E> values, Function<E, Counter> counter) {
		this.counters = Arrays.stream(values.getEnumConstants()).map(counter).toList();
	}

	void increment(E value) {
		this.counters.get(value.ordinal()).increment();
	}

}
