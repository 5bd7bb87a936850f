package io.github.mesosspring.embedded.coverage;

import java.util.List;

import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.Request;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.protocol.scheduler.Response;

/**
 * A scheduler makes every call and hears every event that needs no executor.
 */
final class SchedulerScript {

	private final ClusterSession session;

	SchedulerScript(ClusterSession session) {
		this.session = session;
	}

	/** Reserve something of an offer, and hear what became of it. */
	void reserve() {
		Offer offer = this.session.nextOffer();
		accept(offer, reservation());
		OperationStatus status = this.session.scheduler.await("UPDATE_OPERATION_STATUS", Event.class)
			.getUpdateOperationStatus()
			.getStatus();
		this.session.call(Call.Type.ACKNOWLEDGE_OPERATION_STATUS,
				(call) -> call.getAcknowledgeOperationStatusBuilder()
					.setAgentId(status.getAgentId())
					.setOperationId(status.getOperationId())
					.setUuid(status.getUuid().getValue()));
		this.session.call(Call.Type.RECONCILE_OPERATIONS,
				(call) -> call.getReconcileOperationsBuilder()
					.addOperations(Call.ReconcileOperations.Operation.newBuilder()
						.setOperationId(status.getOperationId())
						.setAgentId(status.getAgentId())));
		this.session.scheduler.await("UPDATE_OPERATION_STATUS", Event.class);
	}

	/** Ask a master that answers at once. */
	void askForOperations() {
		this.session.scheduler.ask(Call.newBuilder()
			.setType(Call.Type.RECONCILE_OPERATIONS)
			.setFrameworkId(this.session.id)
			.setReconcileOperations(Call.ReconcileOperations.getDefaultInstance())
			.build(), Response.getDefaultInstance());
	}

	void accept(Offer offer, Offer.Operation operation) {
		this.session.call(Call.Type.ACCEPT,
				(call) -> call.getAcceptBuilder()
					.addOfferIds(offer.getId())
					.addOperations(operation)
					.setFilters(Filters.newBuilder().setRefuseSeconds(0)));
	}

	void acknowledge(TaskStatus status) {
		this.session.call(Call.Type.ACKNOWLEDGE,
				(call) -> call.getAcknowledgeBuilder()
					.setAgentId(status.getAgentId())
					.setTaskId(status.getTaskId())
					.setUuid(status.getUuid()));
	}

	/** Say what a framework says about itself and its wishes. */
	void wish() {
		Offer offer = this.session.nextOffer();
		this.session.call(Call.Type.DECLINE,
				(call) -> call.getDeclineBuilder()
					.addOfferIds(offer.getId())
					.setFilters(Filters.newBuilder().setRefuseSeconds(3600)));
		this.session.call(Call.Type.SUPPRESS, (call) -> call.getSuppressBuilder().addRoles(ClusterSession.ROLE));
		this.session.call(Call.Type.REVIVE, (call) -> call.getReviveBuilder().addRoles(ClusterSession.ROLE));
		this.session.call(Call.Type.REQUEST, (call) -> call.getRequestBuilder()
			.addRequests(Request.newBuilder().setAgentId(offer.getAgentId()).addResources(scalar("cpus", 1))));
		this.session.call(Call.Type.RECONCILE, (call) -> call.getReconcileBuilder()
			.addTasks(Call.Reconcile.Task.newBuilder().setTaskId(TaskID.newBuilder().setValue("nobody's"))));
		this.session.scheduler.await("UPDATE", Event.class);
		this.session.call(Call.Type.UPDATE_FRAMEWORK,
				(call) -> call.getUpdateFrameworkBuilder()
					.setFrameworkInfo(ClusterSession
						.framework(FrameworkInfo.newBuilder().setId(this.session.id).setWebuiUrl("http://localhost"))));
	}

	/** Be asked to leave an agent, refuse, and agree. */
	void makeRoom(OperatorScript operator) {
		operator.plan(List.of(operator.machine()));
		nextInverseOffer();
		operator.plan(List.of());
		this.session.scheduler.await("RESCIND", Event.class);
		this.session.scheduler.await("RESCIND_INVERSE_OFFER", Event.class);
		operator.plan(List.of(operator.machine()));
		InverseOffer first = nextInverseOffer();
		this.session.call(Call.Type.DECLINE_INVERSE_OFFERS,
				(call) -> call.getDeclineInverseOffersBuilder()
					.addInverseOfferIds(first.getId())
					.setFilters(Filters.newBuilder().setRefuseSeconds(1)));
		InverseOffer second = nextInverseOffer();
		this.session.call(Call.Type.ACCEPT_INVERSE_OFFERS,
				(call) -> call.getAcceptInverseOffersBuilder().addInverseOfferIds(second.getId()));
		operator.plan(List.of());
	}

	/** Be replaced, and end. */
	void end() {
		try (Peer before = this.session.takeOver()) {
			before.await("ERROR", Event.class);
		}
		this.session.scheduler.await("SUBSCRIBED", Event.class);
		this.session.scheduler.await("HEARTBEAT", Event.class);
		this.session.call(Call.Type.TEARDOWN, (call) -> {
		});
	}

	private InverseOffer nextInverseOffer() {
		return this.session.scheduler.await("INVERSE_OFFERS", Event.class).getInverseOffers().getInverseOffers(0);
	}

	private static Offer.Operation reservation() {
		Offer.Operation.Builder operation = Offer.Operation.newBuilder().setType(Offer.Operation.Type.RESERVE);
		operation.getIdBuilder().setValue("reserve-1");
		operation.getReserveBuilder()
			.addResources(scalar("cpus", 1).addReservations(Resource.ReservationInfo.newBuilder()
				.setType(Resource.ReservationInfo.Type.DYNAMIC)
				.setRole(ClusterSession.ROLE)));
		return operation.build();
	}

	static Resource.Builder scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value));
	}

}
