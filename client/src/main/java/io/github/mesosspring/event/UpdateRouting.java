package io.github.mesosspring.event;

import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.protocol.scheduler.Event;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Moves updates to the rows of the workers when there are any; all updates of a task go
 * to the same row, which keeps their order. The rows hold records, not decoded events:
 * what waits takes the memory it is counted with. All other events are delivered.
 */
final class UpdateRouting implements DeliveryLoop.Step {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final EventQueue queue;

	private final EventDecoder<Event> decoder;

	private final DeliveryLoop.Step delivery;

	UpdateRouting(EventQueue queue, EventDecoder<Event> decoder, DeliveryLoop.Step delivery) {
		this.queue = queue;
		this.decoder = decoder;
		this.delivery = delivery;
	}

	@Override
	public CompletableFuture<?> deliver(QueuedEvent next, DeliveryLoop loop) {
		if (next.type() != MesosEventType.UPDATE) {
			return this.delivery.deliver(next, loop);
		}
		int hash = 0;
		try {
			hash = this.decoder.decode(next).getUpdate().getStatus().getTaskId().getValue().hashCode();
		}
		catch (RuntimeException ex) {
			logger.trace("The worker that decodes this update will fail too, and say so", ex);
		}
		catch (Error ex) {
			this.queue.discard(next);
			throw ex;
		}
		this.queue.handOver(next, hash);
		return Sequence.DONE;
	}

}
