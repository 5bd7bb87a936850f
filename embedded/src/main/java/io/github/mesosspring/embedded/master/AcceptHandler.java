package io.github.mesosspring.embedded.master;

import java.util.List;
import java.util.Objects;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * Uses up offers: ACCEPT applies its operations one after the other to what is left and
 * declines the rest, DECLINE declines all.
 */
final class AcceptHandler {

	private final ClusterState cluster;

	private final OfferValidation offerValidation;

	private final Launcher launcher;

	private final AgentOperations operations;

	private final long allocationInterval;

	AcceptHandler(ClusterState cluster, long allocationInterval) {
		this.cluster = cluster;
		this.offerValidation = new OfferValidation(cluster.offers());
		this.launcher = new Launcher(cluster);
		this.operations = new AgentOperations(cluster);
		this.allocationInterval = allocationInterval;
	}

	void accept(Framework framework, Call.Accept accept) {
		String error = this.offerValidation.validate(accept.getOfferIdsList(), framework);
		List<OutstandingOffer> offers = outstanding(accept.getOfferIdsList());
		if (error != null) {
			offers.forEach(this.cluster.offers()::discard);
			accept.getOperationsList().forEach((operation) -> refuse(framework, operation, error));
			return;
		}
		OutstandingOffer first = offers.get(0);
		offers.forEach(this.cluster.offers()::remove);
		Resources total = offers.stream().map(OutstandingOffer::resources).reduce(Resources.NONE, Resources::plus);
		Offered remaining = new Offered(first.agent(), first.role(), total);
		for (Offer.Operation operation : accept.getOperationsList()) {
			remaining = apply(framework, operation, remaining);
		}
		// What was converted and is not used is to be offered again at once.
		Resources converted = remaining.resources().minus(total);
		first.agent().recover(converted);
		giveBack(framework, first.agent(), first.role(), remaining.resources().minus(converted), accept.getFilters());
	}

	private Offered apply(Framework framework, Offer.Operation given, Offered offered) {
		if (given.getType() == Offer.Operation.Type.UNKNOWN) {
			return offered;
		}
		boolean launch = given.getType() == Offer.Operation.Type.LAUNCH
				|| given.getType() == Offer.Operation.Type.LAUNCH_GROUP;
		Offer.Operation allocated = OperationResources.allocate(given, offered.role());
		String error = OperationResources.validate(allocated);
		if (error == null && launch && !given.getId().getValue().isEmpty()) {
			error = "The `id` field cannot be set on " + given.getType() + " operations";
		}
		if (error != null && launch) {
			this.launcher.refuse(framework, allocated, error);
			return offered;
		}
		if (error != null) {
			this.operations.refuse(framework, given, "Operation attempted with invalid resources: " + error);
			return offered;
		}
		Offer.Operation operation = OperationResources.upgrade(allocated);
		return switch (operation.getType()) {
			case LAUNCH -> this.launcher.launch(framework, operation.getLaunch(), offered);
			case LAUNCH_GROUP -> this.launcher.launchGroup(framework, operation.getLaunchGroup(), offered);
			default -> this.operations.apply(framework, operation, offered);
		};
	}

	void decline(Call.Decline decline) {
		for (OutstandingOffer offer : outstanding(decline.getOfferIdsList())) {
			Framework owner = this.cluster.frameworks().get(offer.framework());
			this.cluster.offers().remove(offer);
			if (owner != null) {
				giveBack(owner, offer.agent(), offer.role(), offer.resources(), decline.getFilters());
			}
		}
	}

	private void giveBack(Framework framework, AgentRecord agent, String role, Resources resources, Filters filters) {
		if (resources.isEmpty()) {
			return;
		}
		agent.recover(resources);
		long refusal = DeclineFilters.refusal(filters).toNanos();
		if (refusal > 0) {
			long expiry = this.cluster.now() + Math.max(refusal, this.allocationInterval);
			framework.filters().add(role, agent.id(), resources.unallocated(), expiry);
		}
	}

	private void refuse(Framework framework, Offer.Operation operation, String error) {
		TaskState state = Statuses.dropped(framework);
		switch (operation.getType()) {
			case LAUNCH -> refuse(framework, operation.getLaunch().getTaskInfosList(), state, error);
			case LAUNCH_GROUP ->
				refuse(framework, operation.getLaunchGroup().getTaskGroup().getTasksList(), state, error);
			default ->
				this.operations.refuse(framework, operation, "Operation attempted with invalid offers: " + error);
		}
	}

	private void refuse(Framework framework, List<TaskInfo> tasks, TaskState state, String error) {
		tasks.forEach((task) -> framework
			.send(Events.update(Statuses.refused(task, state, TaskStatus.Reason.REASON_INVALID_OFFERS,
					"Task launched with invalid offers: " + error, this.cluster.now()))));
	}

	private List<OutstandingOffer> outstanding(List<OfferID> ids) {
		return ids.stream().distinct().map(this.cluster.offers()::get).filter(Objects::nonNull).toList();
	}

}
