package io.github.mesosspring.event;

import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * What a master sends to a scheduler.
 */
final class SchedulerEventSchema {

	static final EventSchema<Event> INSTANCE = new EventSchema.Builder<>(Event.getDefaultInstance(), ApiRole.SCHEDULER)
		.payload(MesosEventType.SUBSCRIBED, Event.Subscribed.class, Event::getSubscribed)
		.payload(MesosEventType.OFFERS, Event.Offers.class, Event::getOffers)
		.payload(MesosEventType.INVERSE_OFFERS, Event.InverseOffers.class, Event::getInverseOffers)
		.payload(MesosEventType.RESCIND, Event.Rescind.class, Event::getRescind)
		.payload(MesosEventType.RESCIND_INVERSE_OFFER, Event.RescindInverseOffer.class, Event::getRescindInverseOffer)
		.payload(MesosEventType.UPDATE, Event.Update.class, Event::getUpdate)
		.payload(MesosEventType.UPDATE_OPERATION_STATUS, Event.UpdateOperationStatus.class,
				Event::getUpdateOperationStatus)
		.payload(MesosEventType.MESSAGE, Event.Message.class, Event::getMessage)
		.payload(MesosEventType.FAILURE, Event.Failure.class, Event::getFailure)
		.payload(MesosEventType.ERROR, Event.Error.class, Event::getError)
		.list(Offer.class, (event) -> event.getOffers().getOffersList(), MesosEventType.OFFERS)
		.beside(Offer.class, Delivery::offer, MesosEventType.OFFERS)
		.part(TaskStatus.class, (event) -> event.getUpdate().getStatus(), MesosEventType.UPDATE)
		.beside(Acknowledgment.class, Delivery::acknowledgment, MesosEventType.UPDATE)
		.beside(DeliveryAttempt.class, Delivery::attempt, MesosEventType.UPDATE)
		.build(MesosEventType::isLasting);

	private SchedulerEventSchema() {
	}

}
