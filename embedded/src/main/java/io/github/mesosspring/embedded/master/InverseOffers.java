package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TimeInfo;
import io.github.mesosspring.protocol.Unavailability;
import io.github.mesosspring.protocol.allocator.InverseOfferStatus;

/**
 * Asks frameworks that hold something on a machine to leave it before it is maintained,
 * and notes what they answer. An answer obliges to nothing.
 */
final class InverseOffers {

	private final ClusterState cluster;

	InverseOffers(ClusterState cluster) {
		this.cluster = cluster;
	}

	/**
	 * Ask all that have not been asked, or did not want to be asked until now.
	 */
	void offer() {
		for (Framework framework : this.cluster.frameworks().all()) {
			if (framework.isConnected()) {
				List<InverseOffer> offers = offers(framework);
				if (!offers.isEmpty()) {
					framework.send(Events.inverseOffers(offers));
				}
			}
		}
	}

	private List<InverseOffer> offers(Framework framework) {
		List<InverseOffer> offers = new ArrayList<>();
		for (AgentRecord agent : this.cluster.agents()) {
			Unavailability unavailability = agent.availability().unavailability();
			if (unavailability != null && !agent.availability().isDeactivated() && holds(framework, agent)
					&& this.cluster.inverseOffers().mayAsk(framework.id(), agent.id(), this.cluster.now())) {
				InverseOffer offer = InverseOffer.newBuilder()
					.setId(this.cluster.offers().nextId())
					.setUrl(agent.url())
					.setFrameworkId(framework.id())
					.setAgentId(agent.id())
					.setUnavailability(unavailability)
					.build();
				this.cluster.inverseOffers().add(offer);
				offers.add(offer);
			}
		}
		return offers;
	}

	/** An outstanding offer holds resources too. */
	private boolean holds(Framework framework, AgentRecord agent) {
		return framework.tasks()
			.values()
			.stream()
			.anyMatch((task) -> !task.isReleased() && task.agent().equals(agent.id()))
				|| !agent.executors().of(framework.id()).isEmpty()
				|| this.cluster.offers()
					.of(agent)
					.stream()
					.anyMatch((offer) -> offer.framework().equals(framework.id()));
	}

	/**
	 * A framework answers. Inverse offers that are not outstanding, or not its own, do
	 * not count.
	 * @param framework the framework
	 * @param ids the inverse offers
	 * @param answer its answer
	 * @param filters for how long it does not want to be asked again
	 */
	void answer(Framework framework, List<OfferID> ids, InverseOfferStatus.Status answer, Filters filters) {
		long now = this.cluster.now();
		InverseOfferStatus status = InverseOfferStatus.newBuilder()
			.setStatus(answer)
			.setFrameworkId(framework.id())
			.setTimestamp(TimeInfo.newBuilder().setNanoseconds(now))
			.build();
		long until = now + DeclineFilters.refusal(filters).toNanos();
		ids.stream()
			.map(this.cluster.inverseOffers()::get)
			.filter(Objects::nonNull)
			.filter((offer) -> offer.getFrameworkId().equals(framework.id()))
			.forEach((offer) -> this.cluster.inverseOffers().answer(offer, status, until));
	}

}
