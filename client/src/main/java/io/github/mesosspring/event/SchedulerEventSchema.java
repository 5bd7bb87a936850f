package io.github.mesosspring.event;

import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * What a master sends to a scheduler.
 */
final class SchedulerEventSchema {

	static final EventSchema<Event> INSTANCE = new EventSchema.Builder<>(Event.getDefaultInstance(), ApiRole.SCHEDULER)
		.payload(MesosEventType.SUBSCRIBED, Event.Subscribed.class, Event::hasSubscribed, Event::getSubscribed)
		.payload(MesosEventType.OFFERS, Event.Offers.class, Event::hasOffers, Event::getOffers)
		.payload(MesosEventType.INVERSE_OFFERS, Event.InverseOffers.class, Event::hasInverseOffers,
				Event::getInverseOffers)
		.payload(MesosEventType.RESCIND, Event.Rescind.class, Event::hasRescind, Event::getRescind)
		.payload(MesosEventType.RESCIND_INVERSE_OFFER, Event.RescindInverseOffer.class, Event::hasRescindInverseOffer,
				Event::getRescindInverseOffer)
		.payload(MesosEventType.UPDATE, Event.Update.class, Event::hasUpdate, Event::getUpdate)
		.payload(MesosEventType.UPDATE_OPERATION_STATUS, Event.UpdateOperationStatus.class,
				Event::hasUpdateOperationStatus, Event::getUpdateOperationStatus)
		.payload(MesosEventType.MESSAGE, Event.Message.class, Event::hasMessage, Event::getMessage)
		.payload(MesosEventType.FAILURE, Event.Failure.class, Event::hasFailure, Event::getFailure)
		.payload(MesosEventType.ERROR, Event.Error.class, Event::hasError, Event::getError)
		.bare(MesosEventType.HEARTBEAT)
		.list(Offer.class, (event) -> event.getOffers().getOffersList(), MesosEventType.OFFERS)
		.beside(Offer.class, Delivery::offer, MesosEventType.OFFERS)
		.list(InverseOffer.class, (event) -> event.getInverseOffers().getInverseOffersList(),
				MesosEventType.INVERSE_OFFERS)
		.beside(InverseOffer.class, Delivery::offer, MesosEventType.INVERSE_OFFERS)
		.part(TaskStatus.class, (event) -> event.getUpdate().getStatus(), MesosEventType.UPDATE)
		.part(OperationStatus.class, (event) -> event.getUpdateOperationStatus().getStatus(),
				MesosEventType.UPDATE_OPERATION_STATUS)
		.beside(Acknowledgment.class, Delivery::acknowledgment, MesosEventType.UPDATE,
				MesosEventType.UPDATE_OPERATION_STATUS)
		.beside(DeliveryAttempt.class, Delivery::attempt, MesosEventType.UPDATE, MesosEventType.UPDATE_OPERATION_STATUS)
		.build(MesosEventType::isLasting);

	private SchedulerEventSchema() {
	}

}
