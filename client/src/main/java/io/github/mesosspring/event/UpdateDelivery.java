package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Delivers status updates: acknowledged after all handlers returned normally, unless one
 * of them does that by itself. A repetition of what was handled is only acknowledged, and
 * what failed too often is parked.
 */
final class UpdateDelivery {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final HandlerInvoker invoker;

	private final EventListener listener;

	private final CallOperations calls;

	private final UpdateMemory memory;

	UpdateDelivery(HandlerInvoker invoker, EventListener listener, CallOperations calls, UpdateMemory memory) {
		this.invoker = invoker;
		this.listener = listener;
		this.calls = calls;
		this.memory = memory;
	}

	/**
	 * Acknowledge an update again if it has been handled.
	 * @return whether it was
	 */
	boolean acknowledgedAgain(Event event) {
		TaskStatus status = event.getUpdate().getStatus();
		if (!this.memory.isHandled(status)) {
			return false;
		}
		this.listener.duplicate(status);
		new UpdateAcknowledgment(this.calls, status).acknowledgeAutomatically();
		return true;
	}

	CompletableFuture<HandlerResult> deliver(Event event, List<HandlerMethod> handlers, DeliveryLoop loop) {
		TaskStatus status = event.getUpdate().getStatus();
		DeliveryAttempt attempt = this.memory.attempt(status);
		UpdateAcknowledgment acknowledgment = new UpdateAcknowledgment(this.calls, status);
		return this.invoker.invokeAll(handlers, Delivery.of(event, acknowledgment, attempt), loop)
			.thenApply((result) -> {
				if (result.failure() == null) {
					handled(status, attempt, acknowledgment, isManual(handlers));
				}
				else if (!loop.isCancelled()) {
					failed(status, attempt, acknowledgment, result.failure());
				}
				return result;
			});
	}

	private static boolean isManual(List<HandlerMethod> handlers) {
		return handlers.stream().anyMatch((handler) -> handler.signature().manual());
	}

	private void handled(TaskStatus status, DeliveryAttempt attempt, UpdateAcknowledgment acknowledgment,
			boolean manual) {
		if (manual) {
			this.memory.delivered(status, attempt);
			acknowledgment.whenAcknowledged(() -> this.memory.handled(status));
		}
		else {
			this.memory.handled(status);
			acknowledgment.acknowledgeAutomatically();
		}
	}

	private void failed(TaskStatus status, DeliveryAttempt attempt, UpdateAcknowledgment acknowledgment,
			Throwable failure) {
		if (!attempt.isLast()) {
			this.memory.delivered(status, attempt.failed());
			return;
		}
		logger.error("The " + status.getState() + " update of task '" + status.getTaskId().getValue()
				+ "' is parked: it was delivered " + attempt.number() + " times, handlers failed on it "
				+ (attempt.failures() + 1) + " times (mesos.dispatch.max-deliveries), and it is acknowledged now",
				failure);
		this.listener.parked(status, attempt, failure);
		this.memory.handled(status);
		acknowledgment.acknowledgeAutomatically();
	}

}
