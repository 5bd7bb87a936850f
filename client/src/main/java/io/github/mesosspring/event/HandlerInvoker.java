package io.github.mesosspring.event;

import io.github.mesosspring.protocol.scheduler.Event;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Calls handler methods and takes their failures, whatever they are: an {@code Error}
 * thrown by one must not end the thread that serves all others.
 */
final class HandlerInvoker {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final EventListener listener;

	private final MesosEventErrorHandler errorHandler;

	private final ObservationRegistry observations;

	private final @Nullable EventObservationConvention convention;

	HandlerInvoker(EventListener listener, MesosEventErrorHandler errorHandler, ObservationRegistry observations,
			@Nullable EventObservationConvention convention) {
		this.listener = listener;
		this.errorHandler = errorHandler;
		this.observations = observations;
		this.convention = convention;
	}

	/**
	 * Call a handler.
	 * @return whether it returned normally
	 */
	boolean invoke(HandlerMethod handler, Delivery delivery) {
		Observation observation = EventObservation.EVENT
			.observation(this.convention, DefaultEventObservationConvention.INSTANCE,
					() -> new EventObservationContext(delivery.type(), handler.id()), this.observations)
			.start();
		try (Observation.Scope scope = observation.openScope()) {
			handler.invoke(delivery);
			return true;
		}
		catch (Throwable ex) {
			observation.error(ex);
			failed(handler, delivery, ex);
			return false;
		}
		finally {
			stop(observation);
			// an interrupt was meant for this handler and must not hit the next
			Thread.interrupted();
		}
	}

	/**
	 * A handler that returned normally has done so whatever its observers do.
	 */
	private static void stop(Observation observation) {
		try {
			observation.stop();
		}
		catch (RuntimeException ex) {
			logger.error("The observation of a handler of Mesos events failed", ex);
		}
	}

	private void failed(HandlerMethod handler, Delivery delivery, Throwable failure) {
		this.listener.handlerFailed(delivery.type(), failure);
		try {
			this.errorHandler.handlerFailed(handler.id(), delivery.event(), failure);
		}
		catch (Throwable ex) {
			logger.error("The error handler failed with " + ex + " after " + handler.id() + " had failed", failure);
		}
	}

	/**
	 * The error handler that stands unless another is given.
	 */
	static void log(String handlerId, Event event, Throwable failure) {
		logger.error("The handler " + handlerId + " failed on " + event.getType(), failure);
	}

}
