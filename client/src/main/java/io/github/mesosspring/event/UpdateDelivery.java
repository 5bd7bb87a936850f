package io.github.mesosspring.event;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import io.github.mesosspring.call.CallNotSentException;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.protocol.scheduler.Event;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Delivers status updates of tasks and of operations: acknowledged after all handlers
 * returned normally, unless one of them does that by itself. A repetition of what was
 * handled is only acknowledged, and what failed too often is parked.
 */
final class UpdateDelivery {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final HandlerInvoker invoker;

	private final EventListener listener;

	private final CallOperations calls;

	private final UpdateMemory memory;

	private final OpenAcknowledgments open;

	private final Set<MesosEventType> warned = ConcurrentHashMap.newKeySet();

	private final Set<MesosEventType> refused = ConcurrentHashMap.newKeySet();

	UpdateDelivery(HandlerInvoker invoker, EventListener listener, CallOperations calls, UpdateMemory memory,
			OpenAcknowledgments open) {
		this.invoker = invoker;
		this.listener = listener;
		this.calls = calls;
		this.memory = memory;
		this.open = open;
	}

	/**
	 * Acknowledge an update again if it has been handled.
	 * @return whether it was
	 */
	boolean acknowledgedAgain(Event event) {
		StatusUpdate update = StatusUpdate.of(event);
		if (!this.memory.isHandled(update)) {
			return false;
		}
		update.reportDuplicate(this.listener);
		new UpdateAcknowledgment(this.calls, update).acknowledgeAutomatically(this.open, this::notAcknowledged);
		return true;
	}

	CompletableFuture<HandlerResult> deliver(Event event, TypeHandlers handlers, DeliveryLoop loop) {
		StatusUpdate update = StatusUpdate.of(event);
		DeliveryAttempt attempt = this.memory.attempt(update);
		UpdateAcknowledgment acknowledgment = new UpdateAcknowledgment(this.calls, update);
		Delivery delivery = Delivery.of(update.type(), event, acknowledgment, attempt);
		HandlerMethod missing = handlers.waitingFor(delivery);
		if (missing != null) {
			acknowledgment.withhold(missing.id());
		}
		return Sequence.then(this.invoker.invokeAll(handlers.running(), delivery, loop), (result) -> {
			if (missing != null) {
				return withheld(update, attempt, result);
			}
			if (result.failure() == null) {
				handled(update, attempt, acknowledgment, acknowledgment.isHandedOver());
			}
			else if (!loop.isCancelled()) {
				failed(update, attempt, acknowledgment, result.failure());
			}
			return result;
		});
	}

	/**
	 * A handler that is paused has not had the update: it has to come again, and is not
	 * parked meanwhile, whatever the others do.
	 */
	private HandlerResult withheld(StatusUpdate update, DeliveryAttempt attempt, HandlerResult result) {
		if (result.outcome() != EventOutcome.UNHANDLED) {
			this.memory.delivered(update, attempt);
		}
		return result.and(HandlerResult.PAUSED);
	}

	/**
	 * Warn, once for each type, of an update that no handler takes.
	 */
	void unhandled(Event event) {
		StatusUpdate update = StatusUpdate.of(event);
		if (this.warned.add(update.type())) {
			logger.warn("No @MesosEventHandler method takes " + update.type()
					+ " events. They are acknowledged all the same, the first one being the " + update.describe()
					+ "; this is said once");
		}
	}

	private void handled(StatusUpdate update, DeliveryAttempt attempt, UpdateAcknowledgment acknowledgment,
			boolean manual) {
		if (manual) {
			this.memory.delivered(update, attempt);
			acknowledgment.whenAcknowledged(() -> this.memory.handled(update));
		}
		else {
			this.memory.handled(update);
			acknowledgment.acknowledgeAutomatically(this.open, this::notAcknowledged);
		}
	}

	private void failed(StatusUpdate update, DeliveryAttempt attempt, UpdateAcknowledgment acknowledgment,
			Throwable failure) {
		if (!attempt.isLast()) {
			this.memory.delivered(update, attempt.failed());
			return;
		}
		logger.error("The " + update.describe() + " is parked: it was delivered " + attempt.number()
				+ " times, handlers failed on it " + (attempt.failures() + 1)
				+ " times (mesos.dispatch.max-deliveries), and it is acknowledged now", failure);
		update.reportParked(this.listener, attempt, failure);
		this.memory.handled(update);
		acknowledgment.acknowledgeAutomatically(this.open, this::notAcknowledged);
	}

	private void notAcknowledged(StatusUpdate update, Throwable failure) {
		String words = "The " + update.describe() + " was handled but not acknowledged: " + failure.getMessage();
		CallNotSentException unsent = (failure instanceof CallNotSentException found) ? found : null;
		if (unsent != null && unsent.getReason() == CallNotSentException.Reason.REFUSED
				&& this.refused.add(update.type())) {
			logger.warn(words + ". It will never be, so that no later update of the same comes; this is said once "
					+ "for each type. Send the acknowledgement yourself (CallOperations.send), completed with what "
					+ "the application knows, such as the agent");
		}
		else if (unsent != null) {
			logger.debug(words);
		}
		else {
			logger.warn(words + ". The agent will send it again");
		}
	}

}
