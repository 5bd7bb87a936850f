package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.OutstandingOffers;

/**
 * Delivers inverse offers: each handler sees those that can still be answered when its
 * turn comes. What nobody answers stays open: the operator then sees no answer, which is
 * the truth.
 */
final class InverseOffersDelivery {

	private final HandlerInvoker invoker;

	private final OutstandingOffers outstanding;

	InverseOffersDelivery(HandlerInvoker invoker, OutstandingOffers outstanding) {
		this.invoker = invoker;
		this.outstanding = outstanding;
	}

	CompletableFuture<HandlerResult> deliver(long epoch, Event event, List<HandlerMethod> handlers, DeliveryLoop loop) {
		List<InverseOffer> offers = event.getInverseOffers()
			.getInverseOffersList()
			.stream()
			.filter((offer) -> this.outstanding.add(offer.getId(), epoch))
			.toList();
		return Sequence.each(handlers.iterator(), (handler) -> deliver(handler, event, outstanding(offers), loop),
				loop);
	}

	private CompletableFuture<HandlerResult> deliver(HandlerMethod handler, Event event, List<InverseOffer> offers,
			DeliveryLoop loop) {
		if (offers.isEmpty()) {
			return Sequence.HANDLED;
		}
		Event valid = event.toBuilder()
			.setInverseOffers(Event.InverseOffers.newBuilder().addAllInverseOffers(offers))
			.build();
		if (!handler.signature().perOffer()) {
			return this.invoker.invoke(handler, Delivery.of(MesosEventType.INVERSE_OFFERS, valid), loop);
		}
		return Sequence.each(offers.iterator(), (offer) -> {
			// the call before may have answered this one too
			return this.outstanding.contains(offer.getId())
					? this.invoker.invoke(handler, Delivery.of(valid, offer), loop) : Sequence.HANDLED;
		}, loop);
	}

	private List<InverseOffer> outstanding(List<InverseOffer> offers) {
		return offers.stream().filter((offer) -> this.outstanding.contains(offer.getId())).toList();
	}

}
