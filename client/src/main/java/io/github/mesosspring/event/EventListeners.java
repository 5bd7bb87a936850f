package io.github.mesosspring.event;

import java.util.List;
import java.util.function.Consumer;

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

	private final List<EventListener> listeners;

	EventListeners(List<EventListener> listeners) {
		this.listeners = List.copyOf(listeners);
	}

	@Override
	public void received(@Nullable MesosEventType type) {
		tell((listener) -> listener.received(type));
	}

	@Override
	public void undecodable(RuntimeException failure) {
		tell((listener) -> listener.undecodable(failure));
	}

	@Override
	public void dropped(@Nullable MesosEventType type) {
		tell((listener) -> listener.dropped(type));
	}

	@Override
	public void handlerFailed(MesosEventType type, Throwable failure) {
		tell((listener) -> listener.handlerFailed(type, failure));
	}

	@Override
	public void unhandled(MesosEventType type) {
		tell((listener) -> listener.unhandled(type));
	}

	@Override
	public void duplicate(TaskStatus status) {
		tell((listener) -> listener.duplicate(status));
	}

	@Override
	public void parked(TaskStatus status, DeliveryAttempt attempt, Throwable failure) {
		tell((listener) -> listener.parked(status, attempt, failure));
	}

	@Override
	public void duplicate(OperationStatus status) {
		tell((listener) -> listener.duplicate(status));
	}

	@Override
	public void parked(OperationStatus status, DeliveryAttempt attempt, Throwable failure) {
		tell((listener) -> listener.parked(status, attempt, failure));
	}

	@Override
	public void delivered(long epoch, Event event, boolean succeeded) {
		tell((listener) -> listener.delivered(epoch, event, succeeded));
	}

	private void tell(Consumer<EventListener> news) {
		for (EventListener listener : this.listeners) {
			try {
				news.accept(listener);
			}
			catch (RuntimeException ex) {
				logger.warn("An EventListener failed: " + listener, ex);
			}
		}
	}

}
