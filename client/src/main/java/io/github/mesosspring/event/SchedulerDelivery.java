package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mesosspring.protocol.scheduler.Event;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Delivers the events of a scheduler: offers are declined and updates acknowledged as
 * their handlers leave them.
 */
final class SchedulerDelivery implements HandlerDelivery<Event> {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final EventListener listener;

	private final OffersDelivery offers;

	private final UpdateDelivery updates;

	private final HandlerInvoker others;

	private final AtomicBoolean warned = new AtomicBoolean();

	SchedulerDelivery(EventListener listener, OffersDelivery offers, UpdateDelivery updates, HandlerInvoker others) {
		this.listener = listener;
		this.offers = offers;
		this.updates = updates;
		this.others = others;
	}

	@Override
	public boolean settled(MesosEventType type, Event event) {
		return type == MesosEventType.UPDATE && this.updates.acknowledgedAgain(event);
	}

	@Override
	public CompletableFuture<HandlerResult> deliver(MesosEventType type, long epoch, Event event,
			List<HandlerMethod> handlers, DeliveryLoop loop) {
		if (type == MesosEventType.UPDATE && handlers.isEmpty() && this.warned.compareAndSet(false, true)) {
			logger.warn("No @MesosEventHandler method takes status updates. They are acknowledged all the same, the "
					+ "first one being of task '" + event.getUpdate().getStatus().getTaskId().getValue()
					+ "'; this is said once");
		}
		return handle(type, epoch, event, handlers, loop);
	}

	@Override
	public CompletableFuture<HandlerResult> refuse(MesosEventType type, long epoch, Event event, DeliveryLoop loop) {
		return handle(type, epoch, event, List.of(), loop);
	}

	private CompletableFuture<HandlerResult> handle(MesosEventType type, long epoch, Event event,
			List<HandlerMethod> handlers, DeliveryLoop loop) {
		return switch (type) {
			case OFFERS -> this.offers.deliver(epoch, event, handlers, loop);
			case UPDATE -> told(epoch, event, this.updates.deliver(event, handlers, loop));
			default -> told(epoch, event, this.others.invokeAll(handlers, Delivery.of(type, event), loop));
		};
	}

	private CompletableFuture<HandlerResult> told(long epoch, Event event, CompletableFuture<HandlerResult> delivered) {
		return delivered.thenApply((result) -> {
			this.listener.delivered(epoch, event, result.isNormal());
			return result;
		});
	}

}
