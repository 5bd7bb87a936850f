package io.github.mesosspring.embedded.master;

import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.master.Response;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;

/**
 * The frameworks as operators see them.
 */
final class FrameworkViews {

	private final ClusterState cluster;

	FrameworkViews(ClusterState cluster) {
		this.cluster = cluster;
	}

	Response.GetFrameworks all() {
		Response.GetFrameworks.Builder frameworks = Response.GetFrameworks.newBuilder();
		this.cluster.frameworks().all().forEach((framework) -> frameworks.addFrameworks(describe(framework)));
		this.cluster.frameworks()
			.completed()
			.forEach((framework) -> frameworks.addCompletedFrameworks(describe(framework)));
		return frameworks.build();
	}

	/**
	 * A framework as it is in events: without what it holds, with a time for what has not
	 * happened yet.
	 */
	static Response.GetFrameworks.Framework summary(Framework framework) {
		return base(framework).setUnregisteredTime(OperatorViews.time(framework.unregistered())).build();
	}

	private Response.GetFrameworks.Framework describe(Framework framework) {
		Response.GetFrameworks.Framework.Builder described = base(framework);
		if (framework.unregistered() > 0) {
			described.setUnregisteredTime(OperatorViews.time(framework.unregistered()));
		}
		List<OutstandingOffer> offers = this.cluster.offers().of(framework.id());
		offers.forEach((offer) -> described.addOffers(describe(offer, framework)));
		return described.addAllInverseOffers(this.cluster.inverseOffers().of(framework.id()))
			.addAllOfferedResources(OperatorViews.withRole(sum(offers.stream().map(OutstandingOffer::resources))))
			.addAllAllocatedResources(OperatorViews.withRole(allocated(framework, this.cluster)))
			.setOfferConstraints(OfferConstraints.getDefaultInstance())
			.build();
	}

	private static Response.GetFrameworks.Framework.Builder base(Framework framework) {
		return Response.GetFrameworks.Framework.newBuilder()
			.setFrameworkInfo(framework.info())
			.setActive(framework.isConnected())
			.setConnected(framework.isConnected())
			.setRecovered(framework.state() == Framework.State.RECOVERED)
			.setRegisteredTime(OperatorViews.time(framework.registered()))
			.setReregisteredTime(OperatorViews.time(framework.reregistered()));
	}

	/** Whatever the framework can read, operators get the newer form of resources. */
	private static Offer describe(OutstandingOffer offer, Framework framework) {
		Offer.Builder described = offer.toMessage(framework).toBuilder().clearResources();
		return described.addAllResources(offer.resources().toMessages()).build();
	}

	/**
	 * What the tasks and executors of a framework hold.
	 */
	static Resources allocated(Framework framework, ClusterState cluster) {
		return sum(Stream.concat(
				framework.tasks().values().stream().filter((task) -> !task.isReleased()).map(TaskRecord::resources),
				cluster.agents()
					.stream()
					.flatMap((agent) -> agent.executors().of(framework.id()).stream())
					.map((executor) -> Resources.of(executor.getResourcesList()))));
	}

	static Resources sum(Stream<Resources> resources) {
		return resources.reduce(Resources.NONE, Resources::plus);
	}

}
