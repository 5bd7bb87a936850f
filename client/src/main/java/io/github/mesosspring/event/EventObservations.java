package io.github.mesosspring.event;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Observes calls of handlers. A convention or a handler of observations that throws costs
 * the observation, and nothing else.
 */
final class EventObservations {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final ObservationRegistry registry;

	private final @Nullable EventObservationConvention convention;

	private final String framework;

	private volatile boolean warned;

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
		try {
			return EventObservation.EVENT
				.observation(this.convention, DefaultEventObservationConvention.INSTANCE,
						() -> new EventObservationContext(this.framework, delivery.type(), delivery.event(),
								handler.id()),
						this.registry)
				.start();
		}
		catch (RuntimeException ex) {
			if (!this.warned) {
				this.warned = true;
				logger.warn(
						"Handlers of Mesos events are not observed, since a convention or an observation handler failed; this is "
								+ "said once",
						ex);
			}
			return Observation.NOOP;
		}
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
