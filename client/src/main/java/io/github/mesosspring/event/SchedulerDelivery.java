package io.github.mesosspring.event;

import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Delivers the events of a scheduler: offers are declined and updates acknowledged as
 * their handlers leave them.
 */
final class SchedulerDelivery implements HandlerDelivery<Event> {

	private final EventListener listener;

	private final OffersDelivery offers;

	private final InverseOffersDelivery inverseOffers;

	private final UpdateDelivery updates;

	private final HandlerInvoker others;

	SchedulerDelivery(EventListener listener, OffersDelivery offers, InverseOffersDelivery inverseOffers,
			UpdateDelivery updates, HandlerInvoker others) {
		this.listener = listener;
		this.offers = offers;
		this.inverseOffers = inverseOffers;
		this.updates = updates;
		this.others = others;
	}

	@Override
	public boolean settled(MesosEventType type, Event event) {
		return StatusUpdate.isOne(type) && this.updates.acknowledgedAgain(event);
	}

	@Override
	public CompletableFuture<HandlerResult> deliver(MesosEventType type, long epoch, Event event, TypeHandlers handlers,
			DeliveryLoop loop) {
		if (StatusUpdate.isOne(type) && handlers.isEmpty()) {
			this.updates.unhandled(event);
		}
		return handle(type, epoch, event, handlers, loop);
	}

	@Override
	public CompletableFuture<HandlerResult> refuse(MesosEventType type, long epoch, Event event, DeliveryLoop loop) {
		return handle(type, epoch, event, TypeHandlers.NONE, loop);
	}

	private CompletableFuture<HandlerResult> handle(MesosEventType type, long epoch, Event event, TypeHandlers handlers,
			DeliveryLoop loop) {
		return switch (type) {
			case OFFERS -> this.offers.deliver(epoch, event, handlers.running(), loop);
			case INVERSE_OFFERS ->
				told(epoch, event, this.inverseOffers.deliver(epoch, event, handlers.running(), loop));
			case UPDATE, UPDATE_OPERATION_STATUS -> told(epoch, event, this.updates.deliver(event, handlers, loop));
			default -> told(epoch, event, this.others.invokeAll(handlers.running(), Delivery.of(type, event), loop));
		};
	}

	private CompletableFuture<HandlerResult> told(long epoch, Event event, CompletableFuture<HandlerResult> delivered) {
		return Sequence.then(delivered, (result) -> {
			this.listener.delivered(epoch, event, result.isSettled());
			return result;
		});
	}

}
