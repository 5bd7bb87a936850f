package io.github.mesosspring.embedded.master;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Takes back what is offered of an agent, and tells the frameworks.
 */
final class Rescission {

	private final ClusterState cluster;

	Rescission(ClusterState cluster) {
		this.cluster = cluster;
	}

	/**
	 * Take back all offers and inverse offers of an agent.
	 */
	void rescind(AgentRecord agent) {
		this.cluster.offers().of(agent).forEach((offer) -> {
			this.cluster.offers().discard(offer);
			tell(offer.framework(), Events.rescind(offer.id()));
		});
		this.cluster.inverseOffers()
			.withdraw(agent.id())
			.forEach((offer) -> tell(offer.getFrameworkId(), Events.rescindInverseOffer(offer.getId())));
	}

	private void tell(FrameworkID id, Event event) {
		Framework framework = this.cluster.frameworks().get(id);
		if (framework != null) {
			framework.send(event);
		}
	}

}
