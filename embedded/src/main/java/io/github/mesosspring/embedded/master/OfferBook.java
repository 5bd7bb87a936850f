package io.github.mesosspring.embedded.master;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OfferID;
import org.jspecify.annotations.Nullable;

/**
 * The outstanding offers. An offer holds its resources from the moment it is made until
 * it leaves this book.
 */
final class OfferBook {

	private final String masterId;

	private final LongSupplier clock;

	private final Map<OfferID, OutstandingOffer> offers = new HashMap<>();

	private final Map<FrameworkID, Map<OfferID, OutstandingOffer>> byFramework = new LinkedHashMap<>();

	private final Map<AgentID, Map<OfferID, OutstandingOffer>> byAgent = new HashMap<>();

	private long next;

	/**
	 * Open a book.
	 * @param masterId the id of the master
	 * @param clock the time, in nanoseconds since 1970
	 */
	OfferBook(String masterId, LongSupplier clock) {
		this.masterId = masterId;
		this.clock = clock;
	}

	/**
	 * Offer resources.
	 * @param framework to whom
	 * @param agent whose resources
	 * @param role in which role
	 * @param resources what is available of the agent, not allocated
	 */
	OutstandingOffer make(FrameworkID framework, AgentRecord agent, String role, Resources resources) {
		OfferID id = nextId();
		agent.allocate(resources);
		OutstandingOffer offer = new OutstandingOffer(id, framework, agent, role, resources.allocatedTo(role),
				this.clock.getAsLong());
		this.offers.put(id, offer);
		this.byFramework.computeIfAbsent(framework, (key) -> new LinkedHashMap<>()).put(id, offer);
		this.byAgent.computeIfAbsent(agent.id(), (key) -> new LinkedHashMap<>()).put(id, offer);
		return offer;
	}

	/**
	 * The next id of an offer or inverse offer.
	 */
	OfferID nextId() {
		return OfferID.newBuilder().setValue(this.masterId + "-O" + this.next++).build();
	}

	int size() {
		return this.offers.size();
	}

	/**
	 * Some of them, as they are now, those of one framework after the other and the
	 * oldest of each first.
	 */
	List<OutstandingOffer> first(int count) {
		return this.byFramework.values().stream().flatMap((offers) -> offers.values().stream()).limit(count).toList();
	}

	/**
	 * How many a framework has.
	 */
	int count(FrameworkID framework) {
		return this.byFramework.getOrDefault(framework, Map.of()).size();
	}

	@Nullable OutstandingOffer get(OfferID id) {
		return this.offers.get(id);
	}

	/**
	 * The offers of a framework, as they are now.
	 */
	List<OutstandingOffer> of(FrameworkID framework) {
		return List.copyOf(this.byFramework.getOrDefault(framework, Map.of()).values());
	}

	/**
	 * The offers of an agent's resources, as they are now.
	 */
	List<OutstandingOffer> of(AgentRecord agent) {
		return List.copyOf(this.byAgent.getOrDefault(agent.id(), Map.of()).values());
	}

	/**
	 * Forget an offer; who calls this decides what becomes of its resources.
	 * @return whether it was there
	 */
	boolean remove(OutstandingOffer offer) {
		if (this.offers.remove(offer.id()) == null) {
			return false;
		}
		remove(this.byFramework, offer.framework(), offer);
		remove(this.byAgent, offer.agent().id(), offer);
		return true;
	}

	private static <K> void remove(Map<K, Map<OfferID, OutstandingOffer>> index, K key, OutstandingOffer offer) {
		index.computeIfPresent(key, (same, offers) -> {
			offers.remove(offer.id());
			return offers.isEmpty() ? null : offers;
		});
	}

	/**
	 * Take an offer back and free its resources.
	 */
	void discard(OutstandingOffer offer) {
		if (remove(offer)) {
			offer.agent().recover(offer.resources());
		}
	}

}
