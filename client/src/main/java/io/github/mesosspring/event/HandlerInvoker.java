package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.hook.HookFailures;
import io.micrometer.observation.Observation;
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

	private final FailureHandler errorHandler;

	private final HookFailures failures = new HookFailures(logger, "error handler");

	private final EventObservations observations;

	HandlerInvoker(EventListener listener, FailureHandler errorHandler, EventObservations observations) {
		this.listener = listener;
		this.errorHandler = errorHandler;
		this.observations = observations;
	}

	/**
	 * Call handlers, one after the other.
	 * @param loop where to go on if one returns something that is not complete
	 * @return how they returned; never fails
	 */
	CompletableFuture<HandlerResult> invokeAll(List<HandlerMethod> handlers, Delivery delivery, DeliveryLoop loop) {
		return Sequence.each(handlers.iterator(), (handler) -> invoke(handler, delivery, loop), loop);
	}

	/**
	 * Call a handler, if it wants the event.
	 * @param loop where to go on if it returns something that is not complete
	 * @return how it returned; never fails
	 */
	CompletableFuture<HandlerResult> invoke(HandlerMethod handler, Delivery delivery, DeliveryLoop loop) {
		try {
			if (!handler.wants(delivery)) {
				handler.control().filtered();
				return Sequence.UNHANDLED;
			}
			Observation observation = this.observations.start(handler, delivery);
			CompletableFuture<?> result = call(handler, delivery, observation);
			if (result == Sequence.DONE) {
				handler.control().handled();
				EventObservations.stop(observation, null);
				return Sequence.HANDLED;
			}
			return loop.whenDone(handler.id(), result, (failure) -> ended(handler, delivery, observation, failure));
		}
		catch (Throwable ex) {
			failed(handler, delivery, ex);
			return CompletableFuture.completedFuture(HandlerResult.failed(ex));
		}
	}

	private static CompletableFuture<?> call(HandlerMethod handler, Delivery delivery, Observation observation) {
		try (Observation.Scope scope = observation.openScope()) {
			return handler.invoke(delivery, observation);
		}
		catch (Throwable ex) {
			return CompletableFuture.failedFuture(ex);
		}
		finally {
			// an interrupt was meant for this handler and must not hit the next
			Thread.interrupted();
		}
	}

	private HandlerResult ended(HandlerMethod handler, Delivery delivery, Observation observation,
			@Nullable Throwable failure) {
		if (failure != null) {
			failed(handler, delivery, failure);
		}
		else {
			handler.control().handled();
		}
		EventObservations.stop(observation, failure);
		return (failure != null) ? HandlerResult.failed(failure) : HandlerResult.HANDLED;
	}

	private void failed(HandlerMethod handler, Delivery delivery, Throwable failure) {
		handler.control().failed(failure);
		this.listener.handlerFailed(delivery.type(), failure);
		Object told = handler;
		try {
			FailureHandler errorHandler = handler.errorHandler(this.errorHandler);
			told = errorHandler.hook();
			errorHandler.handlerFailed(handler.id(), delivery, failure);
		}
		catch (Throwable ex) {
			if (ex != failure) {
				ex.addSuppressed(failure);
			}
			this.failures.report(told, "handlerFailed, told of " + handler.id(), ex);
		}
	}

	/**
	 * The error handler that stands unless another is given.
	 */
	static void log(String handlerId, Delivery delivery, Throwable failure) {
		int number = delivery.attempt().number();
		logger.error("The handler " + handlerId + " failed on " + delivery.type()
				+ ((number > 1) ? ", which was delivered for the " + number + ". time" : ""), failure);
	}

}
