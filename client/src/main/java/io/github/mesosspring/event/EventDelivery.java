package io.github.mesosspring.event;

import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.protocol.scheduler.Event;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Decodes an event and gives it to the delivery for its type.
 */
final class EventDelivery implements DeliveryLoop.Step {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final EventDecoder decoder;

	private final EventListener listener;

	private final OffersDelivery offers;

	private final UpdateDelivery updates;

	private final PlainDelivery others;

	EventDelivery(EventDecoder decoder, EventListener listener, OffersDelivery offers, UpdateDelivery updates,
			PlainDelivery others) {
		this.decoder = decoder;
		this.listener = listener;
		this.offers = offers;
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
		return switch (type) {
			case OFFERS -> this.offers.deliver(queued.epoch(), event, loop);
			case UPDATE -> this.updates.deliver(event, loop);
			default -> this.others.deliver(type, event, loop);
		};
	}

}
