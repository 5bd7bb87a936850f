package io.github.mesosspring.event;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.OutstandingOffers;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Delivers offers: each handler sees those that are still outstanding when its turn
 * comes. What no handler took without failing is declined.
 */
final class OffersDelivery {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final HandlerInvoker invoker;

	private final CallOperations calls;

	private final OutstandingOffers outstanding;

	private final @Nullable Filters declineFilters;

	/**
	 * Create the delivery.
	 * @param declineFilters what to decline the rest with; {@code null} to keep it
	 */
	OffersDelivery(HandlerInvoker invoker, CallOperations calls, OutstandingOffers outstanding,
			@Nullable Filters declineFilters) {
		this.invoker = invoker;
		this.calls = calls;
		this.outstanding = outstanding;
		this.declineFilters = declineFilters;
	}

	CompletableFuture<HandlerResult> deliver(long epoch, Event event, List<HandlerMethod> handlers, DeliveryLoop loop) {
		List<Offer> offers = this.outstanding.addAll(event.getOffers().getOffersList(), epoch);
		Set<OfferID> taken = new HashSet<>();
		return Sequence
			.each(handlers.iterator(), (handler) -> deliver(handler, event, outstanding(offers), taken, loop), loop)
			.whenComplete((value, failure) -> decline(
					outstanding(offers).stream().map(Offer::getId).filter((offer) -> !taken.contains(offer)).toList()));
	}

	private CompletableFuture<HandlerResult> deliver(HandlerMethod handler, Event event, List<Offer> offers,
			Set<OfferID> taken, DeliveryLoop loop) {
		if (offers.isEmpty()) {
			return Sequence.HANDLED;
		}
		Event complete = only(event, offers);
		if (!handler.signature().perOffer()) {
			return deliver(handler, Delivery.of(MesosEventType.OFFERS, complete), offers, taken, loop);
		}
		return Sequence.each(offers.iterator(), (offer) -> {
			// the call before may have used this one too
			return this.outstanding.contains(offer.getId())
					? deliver(handler, Delivery.of(complete, offer), List.of(offer), taken, loop) : Sequence.HANDLED;
		}, loop);
	}

	private CompletableFuture<HandlerResult> deliver(HandlerMethod handler, Delivery delivery, List<Offer> offers,
			Set<OfferID> taken, DeliveryLoop loop) {
		return Sequence.then(this.invoker.invoke(handler, delivery, loop), (result) -> {
			if (result.isHandled()) {
				offers.forEach((offer) -> taken.add(offer.getId()));
			}
			return result;
		});
	}

	private List<Offer> outstanding(List<Offer> offers) {
		return offers.stream().filter((offer) -> this.outstanding.contains(offer.getId())).toList();
	}

	private static Event only(Event event, List<Offer> offers) {
		if (offers.size() == event.getOffers().getOffersCount()) {
			return event;
		}
		return event.toBuilder().setOffers(Event.Offers.newBuilder().addAllOffers(offers)).build();
	}

	private void decline(Collection<OfferID> offers) {
		if (this.declineFilters == null || offers.isEmpty()) {
			return;
		}
		this.calls.decline(offers, this.declineFilters).subscribe((response) -> {
		}, (failure) -> logger.debug("Offers that nobody took were not declined: " + failure.getMessage()));
	}

}
