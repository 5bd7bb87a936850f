package io.github.mesosspring.event;

import io.github.mesosspring.hook.HookFailures;
import io.github.mesosspring.hook.IsolatedConvention;
import io.github.mesosspring.hook.IsolatedObservation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Observes calls of handlers. A convention or a handler of observations that throws costs
 * the observation, and nothing else.
 */
final class EventObservations {

	private static final Log logger = LogFactory.getLog(EventObservations.class);

	private final HookFailures failures = new HookFailures(logger, "observation of");

	private final ObservationRegistry registry;

	private final @Nullable ObservationConvention<EventObservationContext> convention;

	private final String framework;

	/**
	 * Create it.
	 * @param registry where to
	 * @param convention how to name them; {@code null} for the documented names
	 * @param framework the name of the framework the handlers are of
	 */
	EventObservations(ObservationRegistry registry, @Nullable EventObservationConvention convention, String framework) {
		this.registry = registry;
		this.convention = IsolatedConvention.of(convention, DefaultEventObservationConvention.INSTANCE, this.failures);
		this.framework = framework;
	}

	/**
	 * Begin to observe a handler.
	 */
	Observation start(HandlerMethod handler, Delivery delivery) {
		return IsolatedObservation
			.start(this.registry, this.failures, "a handler", () -> EventObservation.EVENT.observation(this.convention,
					DefaultEventObservationConvention.INSTANCE,
					() -> new EventObservationContext(this.framework, delivery.type(), delivery.event(), handler.id()),
					this.registry));
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
