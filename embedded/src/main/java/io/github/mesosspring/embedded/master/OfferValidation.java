package io.github.mesosspring.embedded.master;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.mesosspring.protocol.OfferID;
import org.jspecify.annotations.Nullable;

/**
 * Whether the offers of an ACCEPT can be used together.
 */
final class OfferValidation {

	private final OfferBook offers;

	OfferValidation(OfferBook offers) {
		this.offers = offers;
	}

	@Nullable String validate(List<OfferID> ids, Framework framework) {
		if (ids.isEmpty()) {
			return "No offers specified";
		}
		Set<OfferID> seen = new HashSet<>();
		for (OfferID id : ids) {
			if (!seen.add(id)) {
				return "Duplicate offer " + id.getValue() + " in offer list";
			}
		}
		OutstandingOffer first = null;
		for (OfferID id : ids) {
			OutstandingOffer offer = this.offers.get(id);
			if (offer == null) {
				return "Offer " + id.getValue() + " is no longer valid";
			}
			first = (first != null) ? first : offer;
		}
		return (first != null) ? consistent(ids, first, framework) : null;
	}

	private @Nullable String consistent(List<OfferID> ids, OutstandingOffer first, Framework framework) {
		List<OutstandingOffer> found = ids.stream().map(this.offers::get).filter((offer) -> offer != null).toList();
		for (OutstandingOffer offer : found) {
			if (!offer.framework().equals(framework.id())) {
				return text(offer) + " has invalid framework " + offer.framework().getValue() + " while framework "
						+ framework.id().getValue() + " is expected";
			}
		}
		for (OutstandingOffer offer : found) {
			if (!offer.role().equals(first.role())) {
				return "Aggregated offers must be allocated to the same role. " + text(offer) + " uses role '"
						+ offer.role() + " but another is using role '" + first.role();
			}
		}
		for (OutstandingOffer offer : found) {
			if (offer.agent() != first.agent()) {
				return "Aggregated offers must belong to one single agent. " + text(offer) + " uses agent "
						+ offer.agent().id().getValue() + " and agent " + first.agent().id().getValue();
			}
		}
		return null;
	}

	private static String text(OutstandingOffer offer) {
		return "Offer " + offer.id().getValue();
	}

}
