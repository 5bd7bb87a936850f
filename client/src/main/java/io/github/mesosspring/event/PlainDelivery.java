package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Delivers events that ask for nothing afterwards.
 */
final class PlainDelivery {

	private final HandlerRegistry registry;

	private final HandlerInvoker invoker;

	private final EventListener listener;

	PlainDelivery(HandlerRegistry registry, HandlerInvoker invoker, EventListener listener) {
		this.registry = registry;
		this.invoker = invoker;
		this.listener = listener;
	}

	CompletableFuture<?> deliver(MesosEventType type, Event event, DeliveryLoop loop) {
		List<HandlerMethod> handlers = this.registry.of(type);
		if (handlers.isEmpty()) {
			this.listener.unhandled(type);
		}
		return Sequence.each(handlers.iterator(),
				(handler) -> this.invoker.invoke(handler, Delivery.of(type, event), loop), loop);
	}

}
