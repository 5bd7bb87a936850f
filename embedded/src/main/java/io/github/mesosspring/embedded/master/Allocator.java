package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Offer;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is offered what. Each agent's free resources go as a whole to the
 * (framework, role) that has waited longest and has not refused them; a real master
 * shares by dominant resource instead.
 */
final class Allocator {

	private final ClusterState cluster;

	private final InverseOffers inverseOffers;

	private final Map<Candidate, Long> served = new HashMap<>();

	private long turn;

	Allocator(ClusterState cluster) {
		this.cluster = cluster;
		this.inverseOffers = new InverseOffers(cluster);
	}

	/**
	 * Make offers of all that is free, one event for each framework, then inverse offers
	 * of what is to be freed.
	 */
	void allocate() {
		List<Candidate> candidates = candidates();
		this.served.keySet().retainAll(candidates);
		Map<FrameworkID, List<Offer>> round = new LinkedHashMap<>();
		for (AgentRecord agent : this.cluster.agents()) {
			Candidate chosen = agent.isAllocatable() ? choose(candidates, agent) : null;
			if (chosen != null) {
				OutstandingOffer offer = this.cluster.offers().make(chosen.framework.id(), agent, chosen.role);
				round.computeIfAbsent(chosen.framework.id(), (id) -> new ArrayList<>())
					.add(offer.toMessage(chosen.framework));
				this.served.put(chosen, ++this.turn);
			}
		}
		round.forEach((id, offers) -> {
			Framework framework = this.cluster.frameworks().get(id);
			if (framework != null) {
				framework.send(Events.offers(offers));
			}
		});
		this.inverseOffers.offer();
	}

	private List<Candidate> candidates() {
		List<Candidate> candidates = new ArrayList<>();
		for (Framework framework : this.cluster.frameworks().all()) {
			if (framework.isConnected()) {
				framework.roles()
					.stream()
					.filter((role) -> !framework.isSuppressed(role))
					.forEach((role) -> candidates.add(new Candidate(framework, role)));
			}
		}
		return candidates;
	}

	private @Nullable Candidate choose(List<Candidate> candidates, AgentRecord agent) {
		long now = this.cluster.now();
		return candidates.stream()
			.filter((candidate) -> !candidate.framework.filters()
				.refuse(candidate.role, agent.id(), agent.available(), now))
			.min(Comparator.comparingLong((candidate) -> this.served.getOrDefault(candidate, 0L)))
			.orElse(null);
	}

	private record Candidate(Framework framework, String role) {
	}

}
