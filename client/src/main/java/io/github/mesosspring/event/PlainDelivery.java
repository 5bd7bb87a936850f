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

	/**
	 * Deliver an event.
	 * @return whether no handler failed
	 */
	boolean deliver(MesosEventType type, Event event) {
		List<HandlerMethod> handlers = this.registry.of(type);
		if (handlers.isEmpty()) {
			this.listener.unhandled(type);
		}
		boolean succeeded = true;
		for (HandlerMethod handler : handlers) {
			succeeded &= this.invoker.invoke(handler, Delivery.of(type, event));
		}
		return succeeded;
	}

}
