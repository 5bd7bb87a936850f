package io.github.mesosspring.call;

import java.util.Collection;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.Request;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import org.jspecify.annotations.Nullable;

/**
 * The plain messages behind the methods of {@link CallOperations}, for
 * {@link CallOperations#send(Call)} and {@link CallOperations#sendAndAwait(Call)}. All
 * without {@code framework_id}: that is filled in when the call is queued.
 */
public final class Calls {

	private Calls() {
	}

	/**
	 * End the framework for good ({@code TEARDOWN}).
	 * @return the call
	 */
	public static Call teardown() {
		return of(Call.Type.TEARDOWN).build();
	}

	/**
	 * Use offers of one agent ({@code Call.Accept}).
	 * @param offers the ids of the offers
	 * @param operations what to do with them, in order
	 * @param filters for how long the rest is not to be offered again; {@code null} for
	 * the master's default of 5 s
	 * @return the call
	 */
	public static Call accept(Collection<OfferID> offers, Collection<Offer.Operation> operations,
			@Nullable Filters filters) {
		Call.Accept.Builder accept = Call.Accept.newBuilder().addAllOfferIds(offers).addAllOperations(operations);
		if (filters != null) {
			accept.setFilters(filters);
		}
		return of(Call.Type.ACCEPT).setAccept(accept).build();
	}

	/**
	 * Give offers back ({@code Call.Decline}).
	 * @param offers the ids of the offers
	 * @param filters for how long they are not to be offered again; {@code null} for the
	 * master's default of 5 s
	 * @return the call
	 */
	public static Call decline(Collection<OfferID> offers, @Nullable Filters filters) {
		Call.Decline.Builder decline = Call.Decline.newBuilder().addAllOfferIds(offers);
		if (filters != null) {
			decline.setFilters(filters);
		}
		return of(Call.Type.DECLINE).setDecline(decline).build();
	}

	/**
	 * Agree to inverse offers ({@code Call.AcceptInverseOffers}).
	 * @param inverseOffers the ids of the inverse offers
	 * @param filters for how long they are not to be sent again; {@code null} for the
	 * master's default of 5 s
	 * @return the call
	 */
	public static Call acceptInverseOffers(Collection<OfferID> inverseOffers, @Nullable Filters filters) {
		Call.Builder call = of(Call.Type.ACCEPT_INVERSE_OFFERS);
		call.getAcceptInverseOffersBuilder().addAllInverseOfferIds(inverseOffers);
		if (filters != null) {
			call.getAcceptInverseOffersBuilder().setFilters(filters);
		}
		return call.build();
	}

	/**
	 * Object to inverse offers ({@code Call.DeclineInverseOffers}).
	 * @param inverseOffers the ids of the inverse offers
	 * @param filters for how long they are not to be sent again; {@code null} for the
	 * master's default of 5 s
	 * @return the call
	 */
	public static Call declineInverseOffers(Collection<OfferID> inverseOffers, @Nullable Filters filters) {
		Call.Builder call = of(Call.Type.DECLINE_INVERSE_OFFERS);
		call.getDeclineInverseOffersBuilder().addAllInverseOfferIds(inverseOffers);
		if (filters != null) {
			call.getDeclineInverseOffersBuilder().setFilters(filters);
		}
		return call.build();
	}

	/**
	 * Ask for offers again ({@code Call.Revive}).
	 * @param roles the roles; none for all
	 * @return the call
	 */
	public static Call revive(Collection<String> roles) {
		Call.Builder call = of(Call.Type.REVIVE);
		if (!roles.isEmpty()) {
			call.getReviveBuilder().addAllRoles(roles);
		}
		return call.build();
	}

	/**
	 * Ask for no more offers ({@code Call.Suppress}).
	 * @param roles the roles; none for all
	 * @return the call
	 */
	public static Call suppress(Collection<String> roles) {
		Call.Builder call = of(Call.Type.SUPPRESS);
		if (!roles.isEmpty()) {
			call.getSuppressBuilder().addAllRoles(roles);
		}
		return call.build();
	}

	/**
	 * Kill a task ({@code Call.Kill}).
	 * @param task the task
	 * @param agent the agent it runs on, if known
	 * @param policy overrides the task's own policy
	 * @return the call
	 */
	public static Call kill(TaskID task, @Nullable AgentID agent, @Nullable KillPolicy policy) {
		Call.Kill.Builder kill = Call.Kill.newBuilder().setTaskId(task);
		if (agent != null) {
			kill.setAgentId(agent);
		}
		if (policy != null) {
			kill.setKillPolicy(policy);
		}
		return of(Call.Type.KILL).setKill(kill).build();
	}

	/**
	 * Shut down an executor ({@code Call.Shutdown}).
	 * @param executor the executor
	 * @param agent the agent it runs on
	 * @return the call
	 */
	public static Call shutdown(ExecutorID executor, AgentID agent) {
		Call.Shutdown.Builder shutdown = Call.Shutdown.newBuilder().setExecutorId(executor).setAgentId(agent);
		return of(Call.Type.SHUTDOWN).setShutdown(shutdown).build();
	}

	/**
	 * Acknowledge a status update ({@code Call.Acknowledge}). A status without
	 * {@code agent_id} or {@code uuid} gives a call that is refused when it is sent:
	 * nobody waits for its acknowledgement.
	 * @param status the status of the update
	 * @return the call
	 */
	public static Call acknowledge(TaskStatus status) {
		Call.Acknowledge.Builder acknowledge = Call.Acknowledge.newBuilder().setTaskId(status.getTaskId());
		if (status.hasAgentId()) {
			acknowledge.setAgentId(status.getAgentId());
		}
		if (status.hasUuid()) {
			acknowledge.setUuid(status.getUuid());
		}
		return of(Call.Type.ACKNOWLEDGE).setAcknowledge(acknowledge.buildPartial()).buildPartial();
	}

	/**
	 * Ask for the state of tasks ({@code Call.Reconcile}).
	 * @param tasks the tasks; none for all the master knows of
	 * @return the call
	 */
	public static Call reconcile(Collection<Call.Reconcile.Task> tasks) {
		return of(Call.Type.RECONCILE).setReconcile(Call.Reconcile.newBuilder().addAllTasks(tasks)).build();
	}

	/**
	 * Acknowledge a status update of an operation
	 * ({@code Call.AcknowledgeOperationStatus}). All ids are those of the status: an
	 * agent id that is out of date aborts a real master (MESOS-10011). A status without
	 * {@code uuid}, {@code operation_id} or {@code agent_id} gives a call that is refused
	 * when it is sent.
	 * @param status the status as it came
	 * @return the call
	 */
	public static Call acknowledgeOperation(OperationStatus status) {
		Call.AcknowledgeOperationStatus.Builder acknowledge = Call.AcknowledgeOperationStatus.newBuilder();
		if (status.hasUuid()) {
			acknowledge.setUuid(status.getUuid().getValue());
		}
		if (status.hasOperationId()) {
			acknowledge.setOperationId(status.getOperationId());
		}
		if (status.hasAgentId()) {
			acknowledge.setAgentId(status.getAgentId());
		}
		if (status.hasResourceProviderId()) {
			acknowledge.setResourceProviderId(status.getResourceProviderId());
		}
		return of(Call.Type.ACKNOWLEDGE_OPERATION_STATUS).setAcknowledgeOperationStatus(acknowledge.buildPartial())
			.buildPartial();
	}

	/**
	 * Ask for the state of operations ({@code Call.ReconcileOperations}).
	 * @param operations the operations; none for all of the framework
	 * @return the call
	 */
	public static Call reconcileOperations(Collection<Call.ReconcileOperations.Operation> operations) {
		return of(Call.Type.RECONCILE_OPERATIONS)
			.setReconcileOperations(Call.ReconcileOperations.newBuilder().addAllOperations(operations))
			.build();
	}

	/**
	 * Replace what the framework told the master about itself
	 * ({@code Call.UpdateFramework}).
	 * @param info the whole FrameworkInfo; its {@code id} is filled in if it has none
	 * @param suppressedRoles the roles for which it wants no offers
	 * @param constraints which agents it wants to be offered; {@code null} for all
	 * @return the call
	 */
	public static Call updateFramework(FrameworkInfo info, Collection<String> suppressedRoles,
			@Nullable OfferConstraints constraints) {
		Call.UpdateFramework.Builder update = Call.UpdateFramework.newBuilder()
			.setFrameworkInfo(info)
			.addAllSuppressedRoles(suppressedRoles);
		if (constraints != null) {
			update.setOfferConstraints(constraints);
		}
		return of(Call.Type.UPDATE_FRAMEWORK).setUpdateFramework(update).build();
	}

	/**
	 * Send bytes to an executor ({@code Call.Message}).
	 * @param executor the executor
	 * @param agent the agent it runs on
	 * @param data the bytes
	 * @return the call
	 */
	public static Call message(ExecutorID executor, AgentID agent, byte[] data) {
		Call.Message.Builder message = Call.Message.newBuilder()
			.setExecutorId(executor)
			.setAgentId(agent)
			.setData(ByteString.copyFrom(data));
		return of(Call.Type.MESSAGE).setMessage(message).build();
	}

	/**
	 * Request resources ({@code Call.Request}).
	 * @param requests the requests
	 * @return the call
	 */
	public static Call request(Collection<Request> requests) {
		return of(Call.Type.REQUEST).setRequest(Call.Request.newBuilder().addAllRequests(requests)).build();
	}

	private static Call.Builder of(Call.Type type) {
		return Call.newBuilder().setType(type);
	}

}
