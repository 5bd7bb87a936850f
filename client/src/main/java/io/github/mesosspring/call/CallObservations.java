package io.github.mesosspring.call;

import io.github.mesosspring.protocol.scheduler.Call;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes calls.
 *
 * @param registry where to
 * @param convention how to name them; {@code null} for the documented names
 * @param framework the name of the framework that makes them
 */
record CallObservations(ObservationRegistry registry, @Nullable CallObservationConvention convention,
		String framework) {

	/**
	 * Begin to observe a call, within what is observed on this thread.
	 */
	Observation start(Call call) {
		return CallObservation.CALL
			.observation(this.convention, DefaultCallObservationConvention.INSTANCE,
					() -> new CallObservationContext(this.framework, call), this.registry)
			.start();
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
