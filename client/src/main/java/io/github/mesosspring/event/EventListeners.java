package io.github.mesosspring.event;

import java.util.List;

import io.github.mesosspring.hook.Hooks;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Tells all listeners, and lets none of them stop the stream.
 */
final class EventListeners implements EventListener {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final Hooks<EventListener> listeners;

	EventListeners(List<EventListener> listeners) {
		this.listeners = new Hooks<>(logger, "EventListener", listeners);
	}

	@Override
	public void received(@Nullable MesosEventType type) {
		this.listeners.tell("received", (listener) -> listener.received(type));
	}

	@Override
	public void undecodable(RuntimeException failure) {
		this.listeners.tell("undecodable", (listener) -> listener.undecodable(failure));
	}

	@Override
	public void dropped(@Nullable MesosEventType type) {
		this.listeners.tell("dropped", (listener) -> listener.dropped(type));
	}

	@Override
	public void handlerFailed(MesosEventType type, Throwable failure) {
		this.listeners.tell("handlerFailed", (listener) -> listener.handlerFailed(type, failure));
	}

	@Override
	public void unhandled(MesosEventType type) {
		this.listeners.tell("unhandled", (listener) -> listener.unhandled(type));
	}

	@Override
	public void duplicate(TaskStatus status) {
		this.listeners.tell("duplicate", (listener) -> listener.duplicate(status));
	}

	@Override
	public void parked(TaskStatus status, DeliveryAttempt attempt, Throwable failure) {
		this.listeners.tell("parked", (listener) -> listener.parked(status, attempt, failure));
	}

	@Override
	public void duplicate(OperationStatus status) {
		this.listeners.tell("duplicate", (listener) -> listener.duplicate(status));
	}

	@Override
	public void parked(OperationStatus status, DeliveryAttempt attempt, Throwable failure) {
		this.listeners.tell("parked", (listener) -> listener.parked(status, attempt, failure));
	}

	@Override
	public void delivered(long epoch, Event event, boolean succeeded) {
		this.listeners.tell("delivered", (listener) -> listener.delivered(epoch, event, succeeded));
	}

}
