package io.github.mesosspring.embedded.master;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OfferID;
import org.jspecify.annotations.Nullable;

/**
 * The outstanding offers. An offer holds its resources from the moment it is made until
 * it leaves this book.
 */
final class OfferBook {

	private final String masterId;

	private final Map<OfferID, OutstandingOffer> offers = new LinkedHashMap<>();

	private long next;

	OfferBook(String masterId) {
		this.masterId = masterId;
	}

	OutstandingOffer make(FrameworkID framework, AgentRecord agent, String role) {
		OfferID id = nextId();
		Resources resources = agent.available().allocatedTo(role);
		agent.allocate(resources);
		OutstandingOffer offer = new OutstandingOffer(id, framework, agent, role, resources);
		this.offers.put(id, offer);
		return offer;
	}

	/**
	 * The next id of an offer or inverse offer.
	 */
	OfferID nextId() {
		return OfferID.newBuilder().setValue(this.masterId + "-O" + this.next++).build();
	}

	List<OutstandingOffer> of(AgentRecord agent) {
		return this.offers.values().stream().filter((offer) -> offer.agent() == agent).toList();
	}

	@Nullable OutstandingOffer get(OfferID id) {
		return this.offers.get(id);
	}

	List<OutstandingOffer> of(FrameworkID framework) {
		return this.offers.values().stream().filter((offer) -> offer.framework().equals(framework)).toList();
	}

	/**
	 * Forget an offer; who calls this decides what becomes of its resources.
	 */
	void remove(OutstandingOffer offer) {
		this.offers.remove(offer.id());
	}

	/**
	 * Take an offer back and free its resources.
	 */
	void discard(OutstandingOffer offer) {
		if (this.offers.remove(offer.id()) != null) {
			offer.agent().recover(offer.resources());
		}
	}

}
