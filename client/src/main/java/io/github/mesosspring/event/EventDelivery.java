package io.github.mesosspring.event;

import java.util.concurrent.CompletableFuture;

import com.google.protobuf.Message;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Decodes an event and gives it, with the interceptors around, to the handlers it has.
 *
 * @param <E> the events of the API
 */
final class EventDelivery<E extends Message> implements DeliveryLoop.Step {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final EventDecoder<E> decoder;

	private final EventInterceptors<E> interceptors;

	private final HandlerRegistry registry;

	private final EventListener listener;

	private final HandlerDelivery<E> delivery;

	EventDelivery(EventDecoder<E> decoder, EventInterceptors<E> interceptors, HandlerRegistry registry,
			EventListener listener, HandlerDelivery<E> delivery) {
		this.decoder = decoder;
		this.interceptors = interceptors;
		this.registry = registry;
		this.listener = listener;
		this.delivery = delivery;
	}

	@Override
	public CompletableFuture<?> deliver(QueuedEvent queued, DeliveryLoop loop) {
		MesosEventType type = queued.type();
		E event;
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
		if (this.delivery.settled(type, event)) {
			return Sequence.DONE;
		}
		return this.interceptors.around(type, event,
				(allowed) -> allowed ? deliver(type, queued.epoch(), event, this.registry.of(type), loop) : Sequence
					.then(this.delivery.refuse(type, queued.epoch(), event, loop), (nothing) -> HandlerResult.REFUSED));
	}

	private CompletableFuture<HandlerResult> deliver(MesosEventType type, long epoch, E event, TypeHandlers handlers,
			DeliveryLoop loop) {
		handlers.skip();
		return Sequence.then(this.delivery.deliver(type, epoch, event, handlers, loop), (result) -> {
			if (result.outcome() == EventOutcome.UNHANDLED) {
				this.listener.unhandled(type);
			}
			return result;
		});
	}

}
