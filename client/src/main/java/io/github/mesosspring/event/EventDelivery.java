package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.protocol.scheduler.Event;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Decodes an event and gives it, with the interceptors around and the handlers it has, to
 * the delivery for its type.
 */
final class EventDelivery implements DeliveryLoop.Step {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final EventDecoder decoder;

	private final EventInterceptors interceptors;

	private final HandlerRegistry registry;

	private final EventListener listener;

	private final OffersDelivery offers;

	private final InverseOffersDelivery inverseOffers;

	private final UpdateDelivery updates;

	private final HandlerInvoker others;

	EventDelivery(EventDecoder decoder, EventInterceptors interceptors, HandlerRegistry registry,
			EventListener listener, OffersDelivery offers, InverseOffersDelivery inverseOffers, UpdateDelivery updates,
			HandlerInvoker others) {
		this.decoder = decoder;
		this.interceptors = interceptors;
		this.registry = registry;
		this.listener = listener;
		this.offers = offers;
		this.inverseOffers = inverseOffers;
		this.updates = updates;
		this.others = others;
	}

	@Override
	public CompletableFuture<?> deliver(QueuedEvent queued, DeliveryLoop loop) {
		MesosEventType type = queued.type();
		Event event;
		try {
			event = this.decoder.decode(queued);
		}
		catch (RuntimeException ex) {
			logger.warn("A record that should be " + ((type != null) ? "a " + type : "an") + " event was skipped: "
					+ ex.getMessage() + "; it begins with " + EventDecoder.show(queued));
			this.listener.undecodable(ex);
			return Sequence.DONE;
		}
		if (type == null) {
			// decoded all the same: only so a record of a newer master differs from a
			// broken one
			logger.debug("An event of unknown type was ignored: " + EventDecoder.show(queued));
			return Sequence.DONE;
		}
		if (StatusUpdate.isOne(type) && this.updates.acknowledgedAgain(event)) {
			return Sequence.DONE;
		}
		return this.interceptors.around(type, event, (allowed) -> allowed
				? deliver(type, queued.epoch(), event, this.registry.of(type), loop)
				: handle(type, queued.epoch(), event, List.of(), loop).thenApply((nothing) -> EventOutcome.REFUSED));
	}

	private CompletableFuture<EventOutcome> deliver(MesosEventType type, long epoch, Event event,
			List<HandlerMethod> handlers, DeliveryLoop loop) {
		if (handlers.isEmpty()) {
			unhandled(type, event);
		}
		return handle(type, epoch, event, handlers, loop).thenApply((result) -> outcome(handlers, result));
	}

	private CompletableFuture<HandlerResult> handle(MesosEventType type, long epoch, Event event,
			List<HandlerMethod> handlers, DeliveryLoop loop) {
		return switch (type) {
			case OFFERS -> this.offers.deliver(epoch, event, handlers, loop);
			case INVERSE_OFFERS -> told(epoch, event, this.inverseOffers.deliver(epoch, event, handlers, loop));
			case UPDATE, UPDATE_OPERATION_STATUS -> told(epoch, event, this.updates.deliver(event, handlers, loop));
			default -> told(epoch, event, this.others.invokeAll(handlers, Delivery.of(type, event), loop));
		};
	}

	private CompletableFuture<HandlerResult> told(long epoch, Event event, CompletableFuture<HandlerResult> delivered) {
		return delivered.thenApply((result) -> {
			this.listener.delivered(epoch, event, result.isNormal());
			return result;
		});
	}

	private static EventOutcome outcome(List<HandlerMethod> handlers, HandlerResult result) {
		if (handlers.isEmpty()) {
			return EventOutcome.UNHANDLED;
		}
		return result.isNormal() ? EventOutcome.HANDLED : EventOutcome.FAILED;
	}

	private void unhandled(MesosEventType type, Event event) {
		this.listener.unhandled(type);
		if (StatusUpdate.isOne(type)) {
			this.updates.unhandled(event);
		}
	}

}
