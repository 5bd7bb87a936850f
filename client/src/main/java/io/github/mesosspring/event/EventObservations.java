package io.github.mesosspring.event;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes calls of handlers.
 *
 * @param registry where to
 * @param convention how to name them; {@code null} for the documented names
 * @param framework the name of the framework the handlers are of
 */
record EventObservations(ObservationRegistry registry, @Nullable EventObservationConvention convention,
		String framework) {

	/**
	 * Begin to observe a handler.
	 */
	Observation start(HandlerMethod handler, Delivery delivery) {
		return EventObservation.EVENT
			.observation(this.convention, DefaultEventObservationConvention.INSTANCE,
					() -> new EventObservationContext(this.framework, delivery.type(), delivery.event(), handler.id()),
					this.registry)
			.start();
	}

	/**
	 * Stop it.
	 */
	static void stop(Observation observation, @Nullable Throwable failure) {
		if (observation.getContext() instanceof EventObservationContext context) {
			context.setOutcome((failure != null) ? EventOutcome.FAILED : EventOutcome.HANDLED);
		}
		if (failure != null) {
			observation.error(failure);
		}
		observation.stop();
	}

}
