package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.hook.Hooks;
import io.github.mesosspring.protocol.executor.Event;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the events of an executor and tells what became of each. What is to be
 * answered to the agent is for those who are told.
 */
final class ExecutorDelivery implements HandlerDelivery<Event> {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final HandlerInvoker invoker;

	private final Hooks<ExecutorEventListener> listeners;

	ExecutorDelivery(HandlerInvoker invoker, List<ExecutorEventListener> listeners) {
		this.invoker = invoker;
		this.listeners = new Hooks<>(logger, "ExecutorEventListener", listeners);
	}

	@Override
	public CompletableFuture<HandlerResult> deliver(MesosEventType type, long epoch, Event event, TypeHandlers handlers,
			DeliveryLoop loop) {
		return Sequence.then(this.invoker.invokeAll(handlers.running(), Delivery.of(type, event), loop), (result) -> {
			tell(epoch, event, result.outcome(), result.failure());
			return result;
		});
	}

	@Override
	public CompletableFuture<HandlerResult> refuse(MesosEventType type, long epoch, Event event, DeliveryLoop loop) {
		tell(epoch, event, EventOutcome.REFUSED, null);
		return Sequence.UNHANDLED;
	}

	private void tell(long epoch, Event event, EventOutcome outcome, @Nullable Throwable failure) {
		this.listeners.tell("delivered", (listener) -> listener.delivered(epoch, event, outcome, failure));
	}

}
