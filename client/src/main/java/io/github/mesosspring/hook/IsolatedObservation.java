package io.github.mesosspring.hook;

import java.util.function.Supplier;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * An observation whose handlers may throw: what is observed takes no harm from that, nor
 * does what is observed later on the same thread. Handlers that come after one that
 * throws are not told, though: the registry calls them, one after the other. Used like
 * the one it guards, by one thread at a time.
 */
public final class IsolatedObservation implements Observation {

	private final Observation guarded;

	private final ObservationRegistry registry;

	private final HookFailures failures;

	private final String name;

	private IsolatedObservation(Observation guarded, ObservationRegistry registry, HookFailures failures, String name) {
		this.guarded = guarded;
		this.registry = registry;
		this.failures = failures;
		this.name = name;
	}

	/**
	 * Start to observe.
	 * @param registry the registry of the observation
	 * @param failures where to note what handlers throw
	 * @param name what is observed, for the log
	 * @param observation makes the observation, not started yet
	 * @return that observation, guarded, or one that does nothing if it could not be made
	 */
	public static Observation start(ObservationRegistry registry, HookFailures failures, String name,
			Supplier<Observation> observation) {
		if (registry.isNoop()) {
			return Observation.NOOP;
		}
		try {
			Observation made = observation.get();
			// goes on if it fails to start: what some handlers began has to end
			return made.isNoop() ? made : new IsolatedObservation(made, registry, failures, name).start();
		}
		catch (Throwable ex) {
			failures.report(name, "start", ex);
			return Observation.NOOP;
		}
	}

	@Override
	public Observation contextualName(@Nullable String name) {
		return guard("contextualName", () -> this.guarded.contextualName(name));
	}

	@Override
	public Observation parentObservation(@Nullable Observation parent) {
		return guard("parentObservation", () -> this.guarded.parentObservation(parent));
	}

	@Override
	public Observation lowCardinalityKeyValue(KeyValue keyValue) {
		return guard("lowCardinalityKeyValue", () -> this.guarded.lowCardinalityKeyValue(keyValue));
	}

	@Override
	public Observation highCardinalityKeyValue(KeyValue keyValue) {
		return guard("highCardinalityKeyValue", () -> this.guarded.highCardinalityKeyValue(keyValue));
	}

	@Override
	public Observation observationConvention(ObservationConvention<?> convention) {
		return guard("observationConvention", () -> this.guarded.observationConvention(convention));
	}

	@Override
	public Observation error(Throwable error) {
		return guard("error", () -> this.guarded.error(error));
	}

	@Override
	public Observation event(Event event) {
		return guard("event", () -> this.guarded.event(event));
	}

	@Override
	public Observation start() {
		return guard("start", this.guarded::start);
	}

	@Override
	public Context getContext() {
		return this.guarded.getContext();
	}

	@Override
	public ObservationRegistry getObservationRegistry() {
		return this.registry;
	}

	@Override
	public void stop() {
		guard("stop", this.guarded::stop);
	}

	/**
	 * A scope becomes current before handlers are told that it opens, and stays so until
	 * they have been told that it closes. If they throw, the scope before is put back
	 * here, so that what this thread does next has no parent that ended long ago.
	 */
	@Override
	public Scope openScope() {
		Scope before = this.registry.getCurrentObservationScope();
		try {
			Scope opened = this.guarded.openScope();
			return new Scope() {

				@Override
				public Observation getCurrentObservation() {
					return IsolatedObservation.this;
				}

				@Override
				public void close() {
					guard("close", opened::close);
					IsolatedObservation.this.registry.setCurrentObservationScope(before);
				}

				@Override
				public void reset() {
					guard("reset", opened::reset);
				}

				@Override
				public void makeCurrent() {
					guard("makeCurrent", opened::makeCurrent);
				}

			};
		}
		catch (Throwable ex) {
			this.registry.setCurrentObservationScope(before);
			this.failures.report(this.name, "openScope", ex);
			return Scope.NOOP;
		}
	}

	private Observation guard(String callback, Runnable action) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			this.failures.report(this.name, callback, ex);
		}
		return this;
	}

}
