package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Offer;

/**
 * Decides who is offered what. An agent's free resources go as a whole to the role with
 * the smallest dominant share and in it to the framework with the smallest one, whoever
 * was served less often if these are equal; what only others may have, because it is
 * reserved for them, goes to them in the same way.
 */
final class Allocator {

	private final ClusterState cluster;

	private final OfferPolicy policy;

	private final InverseOffers inverseOffers;

	private final Map<Candidate, Long> served = new HashMap<>();

	private DominantShares shares = new DominantShares();

	Allocator(ClusterState cluster) {
		this.cluster = cluster;
		this.policy = new OfferPolicy(cluster.info().getDomain());
		this.inverseOffers = new InverseOffers(cluster);
	}

	/**
	 * Make offers of all that is free, one event for each framework, then inverse offers
	 * of what is to be freed.
	 */
	void allocate() {
		this.shares = count();
		List<Candidate> candidates = candidates();
		if (!candidates.isEmpty()) {
			this.served.keySet().retainAll(candidates);
			allocate(this.cluster.agents(), candidates);
		}
		this.inverseOffers.offer();
	}

	/**
	 * Make offers of an agent that has just registered. What others hold was counted in
	 * the last round of all.
	 * @param agent the agent
	 */
	void allocate(AgentRecord agent) {
		this.shares.addTotal(agent.total());
		allocate(List.of(agent), candidates());
	}

	private DominantShares count() {
		DominantShares counted = new DominantShares();
		for (AgentRecord agent : this.cluster.agents()) {
			counted.addTotal(agent.total());
			for (OutstandingOffer offer : this.cluster.offers().of(agent)) {
				counted.add(offer.framework(), offer.role(), offer.resources());
			}
		}
		for (Framework framework : this.cluster.frameworks().all()) {
			framework.tasks()
				.values()
				.stream()
				.filter((task) -> !task.isReleased())
				.forEach((task) -> counted.add(framework.id(), task.role(), task.resources()));
		}
		for (AgentRecord agent : this.cluster.agents()) {
			agent.executors().all().forEach((executor) -> count(executor, counted));
		}
		return counted;
	}

	private static void count(ExecutorInfo executor, DominantShares counted) {
		if (executor.getResourcesCount() > 0) {
			counted.add(executor.getFrameworkId(), executor.getResources(0).getAllocationInfo().getRole(),
					Resources.of(executor.getResourcesList()));
		}
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

	private void allocate(Collection<AgentRecord> agents, List<Candidate> candidates) {
		if (candidates.isEmpty()) {
			return;
		}
		Map<FrameworkID, Round> rounds = new LinkedHashMap<>();
		Order order = new Order(candidates);
		for (AgentRecord agent : agents) {
			if (agent.isOfferable()) {
				for (Candidate candidate : order.sorted()) {
					if (offer(agent, candidate, rounds)) {
						order.changed();
					}
				}
			}
		}
		rounds.values().forEach((round) -> round.framework.send(Events.offers(round.offers)));
	}

	private boolean offer(AgentRecord agent, Candidate candidate, Map<FrameworkID, Round> rounds) {
		Framework framework = candidate.framework;
		Resources offerable = this.policy.offerable(agent, framework, candidate.role);
		if (offerable.isEmpty()
				|| framework.filters().refuse(candidate.role, agent.id(), offerable, this.cluster.now())) {
			return false;
		}
		OutstandingOffer offer = this.cluster.offers().make(framework.id(), agent, candidate.role, offerable);
		rounds.computeIfAbsent(framework.id(), (id) -> new Round(framework, new ArrayList<>())).offers
			.add(offer.toMessage(framework));
		this.shares.add(framework.id(), candidate.role, offer.resources());
		this.served.merge(candidate, 1L, Long::sum);
		return true;
	}

	private record Candidate(Framework framework, String role) {
	}

	private record Round(Framework framework, List<Offer> offers) {
	}

	/**
	 * The candidates in the order of their turns, sorted again only after one had a turn.
	 */
	private final class Order {

		private final List<Candidate> candidates;

		private List<Candidate> sorted = List.of();

		private boolean changed = true;

		Order(List<Candidate> candidates) {
			this.candidates = candidates;
		}

		void changed() {
			this.changed = true;
		}

		List<Candidate> sorted() {
			if (this.changed) {
				this.sorted = this.candidates.stream().map(this::rank).sorted(Rank.ORDER).map(Rank::candidate).toList();
				this.changed = false;
			}
			return this.sorted;
		}

		private Rank rank(Candidate candidate) {
			long servedInRole = this.candidates.stream()
				.filter((other) -> other.role.equals(candidate.role))
				.mapToLong((other) -> Allocator.this.served.getOrDefault(other, 0L))
				.sum();
			return new Rank(candidate, Allocator.this.shares.of(candidate.role), servedInRole,
					Allocator.this.shares.of(candidate.framework.id(), candidate.role),
					Allocator.this.served.getOrDefault(candidate, 0L));
		}

	}

	/**
	 * How long a candidate has to wait. Frameworks are in the order in which they came.
	 */
	private record Rank(Candidate candidate, double roleShare, long servedInRole, double share, long served) {

		static final Comparator<Rank> ORDER = Comparator.comparingDouble(Rank::roleShare)
			.thenComparingLong(Rank::servedInRole)
			.thenComparing((rank) -> rank.candidate.role)
			.thenComparingDouble(Rank::share)
			.thenComparingLong(Rank::served);

	}

}
