package io.github.mesosspring.event;

import io.github.mesosspring.hook.IsolatedObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Observes calls of handlers. A convention or a handler of observations that throws costs
 * the observation, and nothing else.
 */
final class EventObservations {

	private final ObservationRegistry registry;

	private final @Nullable EventObservationConvention convention;

	private final String framework;

	/**
	 * Create it.
	 * @param registry where to
	 * @param convention how to name them; {@code null} for the documented names
	 * @param framework the name of the framework the handlers are of
	 */
	EventObservations(ObservationRegistry registry, @Nullable EventObservationConvention convention, String framework) {
		this.registry = registry;
		this.convention = convention;
		this.framework = framework;
	}

	/**
	 * Begin to observe a handler.
	 */
	Observation start(HandlerMethod handler, Delivery delivery) {
		return IsolatedObservation.start(
				() -> EventObservation.EVENT
					.observation(this.convention, DefaultEventObservationConvention.INSTANCE,
							() -> new EventObservationContext(this.framework, delivery.type(), delivery.event(),
									handler.id()),
							this.registry)
					.start());
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
