package io.github.mesosspring.subscription;

import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.session.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * Voids offers and inverse offers as soon as their RESCIND arrives, however long it has
 * to wait for its handlers.
 */
final class Rescissions {

	private final SchedulerEvents events;

	private final Sessions sessions;

	Rescissions(SchedulerEvents events, Sessions sessions) {
		this.events = events;
		this.sessions = sessions;
	}

	/**
	 * Look at an event. The dispatcher decodes it again and reports it if it cannot be.
	 * @param type its type
	 * @param record the event
	 * @param epoch the subscription it came with
	 */
	void look(@Nullable MesosEventType type, byte[] record, long epoch) {
		if (type != MesosEventType.RESCIND && type != MesosEventType.RESCIND_INVERSE_OFFER) {
			return;
		}
		try {
			this.sessions.rescind(this.events.decode(record), epoch);
		}
		catch (CodecException ex) {
			return;
		}
	}

}
