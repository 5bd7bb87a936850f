package io.github.mesosspring.embedded.master;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.allocator.InverseOfferStatus;
import org.jspecify.annotations.Nullable;

/**
 * The outstanding inverse offers, and what frameworks answered to those before. Belongs
 * to the master thread.
 */
final class InverseOfferBook {

	private final Map<OfferID, InverseOffer> outstanding = new LinkedHashMap<>();

	private final Map<AgentID, Map<FrameworkID, InverseOfferStatus>> answers = new HashMap<>();

	private final Map<AgentID, Map<FrameworkID, Long>> refusals = new HashMap<>();

	void add(InverseOffer offer) {
		this.outstanding.put(offer.getId(), offer);
	}

	@Nullable InverseOffer get(OfferID id) {
		return this.outstanding.get(id);
	}

	List<InverseOffer> of(FrameworkID framework) {
		return this.outstanding.values().stream().filter((offer) -> offer.getFrameworkId().equals(framework)).toList();
	}

	/**
	 * Whether a framework may be asked to leave an agent: it has not been, or the time is
	 * over for which it did not want to be asked again.
	 */
	boolean mayAsk(FrameworkID framework, AgentID agent, long now) {
		boolean asked = of(framework).stream().anyMatch((offer) -> offer.getAgentId().equals(agent));
		return !asked && this.refusals.getOrDefault(agent, Map.of()).getOrDefault(framework, now) <= now;
	}

	/**
	 * A framework has answered.
	 * @param offer the inverse offer
	 * @param status its answer
	 * @param until when it may be asked again
	 */
	void answer(InverseOffer offer, InverseOfferStatus status, long until) {
		this.outstanding.remove(offer.getId());
		this.answers.computeIfAbsent(offer.getAgentId(), (agent) -> new LinkedHashMap<>())
			.put(offer.getFrameworkId(), status);
		this.refusals.computeIfAbsent(offer.getAgentId(), (agent) -> new HashMap<>())
			.put(offer.getFrameworkId(), until);
	}

	/**
	 * The last answers about an agent.
	 */
	Collection<InverseOfferStatus> answers(AgentID agent) {
		return this.answers.getOrDefault(agent, Map.of()).values();
	}

	/**
	 * A scheduler is gone; nobody is there to hear of it.
	 */
	void forget(FrameworkID framework) {
		of(framework).forEach((offer) -> this.outstanding.remove(offer.getId()));
		this.refusals.values().forEach((refusals) -> refusals.remove(framework));
	}

	/**
	 * Take back what was asked about an agent.
	 * @return the inverse offers that were outstanding
	 */
	List<InverseOffer> withdraw(AgentID agent) {
		List<InverseOffer> withdrawn = this.outstanding.values()
			.stream()
			.filter((offer) -> offer.getAgentId().equals(agent))
			.toList();
		withdrawn.forEach((offer) -> this.outstanding.remove(offer.getId()));
		return withdrawn;
	}

	/**
	 * All answers about an agent are void.
	 */
	void reset(AgentID agent) {
		this.answers.remove(agent);
		this.refusals.remove(agent);
	}

}
