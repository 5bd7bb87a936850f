package io.github.mesosspring.call;

import java.util.Collection;
import java.util.List;

import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * The offers, or inverse offers, that a call accepts or declines.
 */
final class OfferIds {

	private OfferIds() {
	}

	static List<OfferID> of(Call call) {
		return switch (call.getType()) {
			case ACCEPT -> call.getAccept().getOfferIdsList();
			case DECLINE -> call.getDecline().getOfferIdsList();
			case ACCEPT_INVERSE_OFFERS -> call.getAcceptInverseOffers().getInverseOfferIdsList();
			case DECLINE_INVERSE_OFFERS -> call.getDeclineInverseOffers().getInverseOfferIdsList();
			default -> List.of();
		};
	}

	/**
	 * Have a call decline others than it did.
	 */
	static Call declining(Call call, Collection<OfferID> offers) {
		Call.Builder changed = call.toBuilder();
		if (call.getType() == Call.Type.DECLINE) {
			changed.getDeclineBuilder().clearOfferIds().addAllOfferIds(offers);
		}
		else {
			changed.getDeclineInverseOffersBuilder().clearInverseOfferIds().addAllInverseOfferIds(offers);
		}
		return changed.build();
	}

}
