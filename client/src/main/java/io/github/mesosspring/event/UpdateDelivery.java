package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.protocol.scheduler.Event;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Delivers status updates: acknowledged after all handlers returned normally, unless one
 * of them does that by itself.
 */
final class UpdateDelivery {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final HandlerRegistry registry;

	private final HandlerInvoker invoker;

	private final EventListener listener;

	private final CallOperations calls;

	private final AtomicBoolean warned = new AtomicBoolean();

	UpdateDelivery(HandlerRegistry registry, HandlerInvoker invoker, EventListener listener, CallOperations calls) {
		this.registry = registry;
		this.invoker = invoker;
		this.listener = listener;
		this.calls = calls;
	}

	/**
	 * Deliver an update.
	 * @return whether no handler failed
	 */
	boolean deliver(Event event) {
		UpdateAcknowledgment acknowledgment = new UpdateAcknowledgment(this.calls, event.getUpdate().getStatus());
		List<HandlerMethod> handlers = this.registry.of(MesosEventType.UPDATE);
		if (handlers.isEmpty()) {
			unhandled(event);
		}
		boolean succeeded = true;
		boolean manual = false;
		for (HandlerMethod handler : handlers) {
			succeeded &= this.invoker.invoke(handler, Delivery.of(event, acknowledgment));
			manual |= handler.signature().manual();
		}
		if (succeeded && !manual) {
			acknowledgment.acknowledgeAutomatically();
		}
		return succeeded;
	}

	private void unhandled(Event event) {
		this.listener.unhandled(MesosEventType.UPDATE);
		if (this.warned.compareAndSet(false, true)) {
			logger.warn("No @MesosEventHandler method takes status updates. They are acknowledged all the same, the "
					+ "first one being of task '" + event.getUpdate().getStatus().getTaskId().getValue()
					+ "'; this is said once");
		}
	}

}
