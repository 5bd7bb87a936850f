package io.github.mesosspring.event;

import java.util.List;

import com.google.protobuf.Message;
import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;

/**
 * What one call of a handler method may take its arguments from.
 *
 * @param type the type of the event
 * @param event the event
 * @param offer the offer, or inverse offer, a method that takes one at a time is called
 * for
 * @param acknowledgment how to acknowledge an update
 * @param attempt which delivery of an update it is
 */
record Delivery(MesosEventType type, Event event, @Nullable Message offer, @Nullable Acknowledgment acknowledgment,
		DeliveryAttempt attempt) {

	static Delivery of(MesosEventType type, Event event) {
		return new Delivery(type, event, null, null, DeliveryAttempt.ONLY);
	}

	static Delivery of(MesosEventType type, Event event, Acknowledgment acknowledgment, DeliveryAttempt attempt) {
		return new Delivery(type, event, null, acknowledgment, attempt);
	}

	static Delivery of(Event event, Offer offer) {
		return new Delivery(MesosEventType.OFFERS, event, offer, null, DeliveryAttempt.ONLY);
	}

	static Delivery of(Event event, InverseOffer offer) {
		return new Delivery(MesosEventType.INVERSE_OFFERS, event, offer, null, DeliveryAttempt.ONLY);
	}

	List<Offer> offers() {
		return this.event.getOffers().getOffersList();
	}

	List<InverseOffer> inverseOffers() {
		return this.event.getInverseOffers().getInverseOffersList();
	}

}
