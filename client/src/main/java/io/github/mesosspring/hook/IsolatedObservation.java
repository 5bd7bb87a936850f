package io.github.mesosspring.hook;

import java.util.function.Supplier;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * An observation whose conventions and handlers may throw: what is observed takes no harm
 * from that. Used like the one it guards, by one thread at a time.
 */
public final class IsolatedObservation implements Observation {

	private static final Log logger = LogFactory.getLog(IsolatedObservation.class);

	private static final HookFailures FAILURES = new HookFailures(logger, "observation of");

	private static final String NAME = "a handler or a call";

	private final Observation guarded;

	private IsolatedObservation(Observation guarded) {
		this.guarded = guarded;
	}

	/**
	 * Start to observe.
	 * @param start starts an observation
	 * @return that observation, guarded, or one that does nothing if it could not be
	 * started
	 */
	public static Observation start(Supplier<Observation> start) {
		try {
			Observation started = start.get();
			return started.isNoop() ? started : new IsolatedObservation(started);
		}
		catch (Throwable ex) {
			FAILURES.report(NAME, "start", ex);
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
	public void stop() {
		guard("stop", this.guarded::stop);
	}

	@Override
	public Scope openScope() {
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
			FAILURES.report(NAME, "openScope", ex);
			return Scope.NOOP;
		}
	}

	private Observation guard(String callback, Runnable action) {
		try {
			action.run();
		}
		catch (Throwable ex) {
			FAILURES.report(NAME, callback, ex);
		}
		return this;
	}

}
