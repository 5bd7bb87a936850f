package io.github.mesosspring.autoconfigure.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.BaseUnits;
import org.jspecify.annotations.Nullable;

/**
 * Registers the meters of one framework, all of them with its name as a tag. What it
 * looks at when a gauge is read has to live for as long as the framework does.
 */
class FrameworkMeters {

	private final MeterRegistry registry;

	private final Tags framework;

	/**
	 * Create it.
	 * @param registry where meters go
	 * @param framework the configured name of the framework, which is no id
	 */
	FrameworkMeters(MeterRegistry registry, String framework) {
		this.registry = registry;
		this.framework = Tags.of("framework", framework);
	}

	Counter counter(String name, String description, String... tags) {
		return Counter.builder(name).description(description).tags(this.framework.and(tags)).register(this.registry);
	}

	<T> void counted(String name, String description, T source, ToDoubleFunction<T> value) {
		FunctionCounter.builder(name, source, value)
			.description(description)
			.tags(this.framework)
			.register(this.registry);
	}

	<T> void bytesCounted(String name, String description, T source, ToDoubleFunction<T> value) {
		FunctionCounter.builder(name, source, value)
			.description(description)
			.baseUnit(BaseUnits.BYTES)
			.tags(this.framework)
			.register(this.registry);
	}

	<T> void gauge(String name, String description, T source, ToDoubleFunction<T> value, String... tags) {
		Gauge.builder(name, source, value)
			.description(description)
			.tags(this.framework.and(tags))
			.register(this.registry);
	}

	<T> void bytes(String name, String description, T source, ToDoubleFunction<T> value) {
		Gauge.builder(name, source, value)
			.description(description)
			.baseUnit(BaseUnits.BYTES)
			.tags(this.framework)
			.register(this.registry);
	}

	/**
	 * A gauge of a time, which is not a number where there is none.
	 */
	<T> void time(String name, String description, T source, Function<T, @Nullable Duration> value) {
		TimeGauge.builder(name, source, TimeUnit.SECONDS, (from) -> seconds(value.apply(from)))
			.description(description)
			.tags(this.framework)
			.register(this.registry);
	}

	private static double seconds(@Nullable Duration time) {
		return (time != null) ? time.toNanos() / 1e9 : Double.NaN;
	}

}
