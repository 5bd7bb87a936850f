package io.github.mesosspring.call;

import io.github.mesosspring.hook.HookFailures;
import io.github.mesosspring.hook.IsolatedConvention;
import io.github.mesosspring.hook.IsolatedObservation;
import io.github.mesosspring.protocol.scheduler.Call;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Observes calls. A convention or a handler of observations that throws costs the
 * observation, and nothing else.
 */
final class CallObservations {

	private static final Log logger = LogFactory.getLog(CallObservations.class);

	private final HookFailures failures = new HookFailures(logger, "observation of");

	private final ObservationRegistry registry;

	private final @Nullable ObservationConvention<CallObservationContext> convention;

	private final String framework;

	/**
	 * Create it.
	 * @param registry where to
	 * @param convention how to name them; {@code null} for the documented names
	 * @param framework the name of the framework that makes them
	 */
	CallObservations(ObservationRegistry registry, @Nullable CallObservationConvention convention, String framework) {
		this.registry = registry;
		this.convention = IsolatedConvention.of(convention, DefaultCallObservationConvention.INSTANCE, this.failures);
		this.framework = framework;
	}

	/**
	 * Begin to observe a call, within what is observed on this thread.
	 */
	Observation start(Call call) {
		return IsolatedObservation.start(this.registry, this.failures, "a call",
				() -> CallObservation.CALL.observation(this.convention, DefaultCallObservationConvention.INSTANCE,
						() -> new CallObservationContext(this.framework, call), this.registry));
	}

	/**
	 * Stop it.
	 */
	static void stop(Observation observation, CallOutcome outcome, @Nullable CallException failure) {
		if (observation.getContext() instanceof CallObservationContext context) {
			context.setOutcome(outcome);
		}
		if (failure != null) {
			observation.error(failure);
		}
		observation.stop();
	}

}
