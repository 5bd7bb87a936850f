package io.github.mesosspring.event;

import java.util.List;

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

	void deliver(MesosEventType type, Event event) {
		List<HandlerMethod> handlers = this.registry.of(type);
		if (handlers.isEmpty()) {
			this.listener.unhandled(type);
		}
		handlers.forEach((handler) -> this.invoker.invoke(handler, Delivery.of(type, event)));
	}

}
