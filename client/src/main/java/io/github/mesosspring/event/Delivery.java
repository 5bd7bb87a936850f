package io.github.mesosspring.event;

import com.google.protobuf.Message;
import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;

/**
 * What one call of a handler method may take its arguments from.
 *
 * @param type the type of the event
 * @param event the event, of the API it came from
 * @param offer the offer, or inverse offer, a method that takes one at a time is called
 * for
 * @param acknowledgment how to acknowledge an update
 * @param attempt which delivery of an update it is
 */
record Delivery(MesosEventType type, Message event, @Nullable Message offer,
		@Nullable UpdateAcknowledgment acknowledgment, DeliveryAttempt attempt) {

	static Delivery of(MesosEventType type, Message event) {
		return new Delivery(type, event, null, null, DeliveryAttempt.ONLY);
	}

	static Delivery of(MesosEventType type, Event event, UpdateAcknowledgment acknowledgment, DeliveryAttempt attempt) {
		return new Delivery(type, event, null, acknowledgment, attempt);
	}

	static Delivery of(Event event, Offer offer) {
		return new Delivery(MesosEventType.OFFERS, event, offer, null, DeliveryAttempt.ONLY);
	}

	static Delivery of(Event event, InverseOffer offer) {
		return new Delivery(MesosEventType.INVERSE_OFFERS, event, offer, null, DeliveryAttempt.ONLY);
	}

}
