package io.github.mesosspring.embedded.master;

import java.util.List;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Operation;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Response;

/**
 * The calls about operations on resources, and what the agents report of them.
 */
final class OperationCalls {

	private final ClusterState cluster;

	OperationCalls(ClusterState cluster) {
		this.cluster = cluster;
	}

	/**
	 * An agent reports the status of an operation.
	 * @param framework the framework
	 * @param agent the agent
	 * @param status the status
	 */
	void updated(FrameworkID framework, AgentID agent, OperationStatus status) {
		Operation known = this.cluster.operations().get(framework, status.getOperationId());
		if (known != null && known.getAgentId().equals(agent)) {
			this.cluster.operations().put(known.toBuilder().setLatestStatus(status).build());
		}
		Framework receiver = this.cluster.frameworks().get(framework);
		if (receiver != null) {
			receiver.send(Events.operationStatus(status));
		}
	}

	void acknowledge(Framework framework, Call.AcknowledgeOperationStatus acknowledge) {
		AgentRecord agent = this.cluster.agent(acknowledge.getAgentId());
		Operation known = this.cluster.operations().get(framework.id(), acknowledge.getOperationId());
		if (agent == null || known == null) {
			return;
		}
		if (!known.getAgentId().equals(agent.id())) {
			throw new MasterAbortedException("the status of operation '" + acknowledge.getOperationId().getValue()
					+ "' was acknowledged to an agent that does not have it (MESOS-10011)");
		}
		OperationStatus latest = known.getLatestStatus();
		if (isTerminal(latest.getState()) && latest.getUuid().getValue().equals(acknowledge.getUuid())) {
			this.cluster.operations().remove(known);
		}
		agent.agent().acknowledgeOperation(framework.id(), acknowledge.getOperationId(), acknowledge.getUuid());
	}

	private static boolean isTerminal(OperationState state) {
		return switch (state) {
			case OPERATION_FINISHED, OPERATION_FAILED, OPERATION_ERROR, OPERATION_DROPPED, OPERATION_GONE_BY_OPERATOR ->
				true;
			default -> false;
		};
	}

	void reconcile(Framework framework, Call.ReconcileOperations reconcile) {
		statuses(framework, reconcile).forEach((status) -> framework.send(Events.operationStatus(status)));
	}

	/**
	 * Answer in the response, as masters before 1.8 did.
	 */
	Response answer(Framework framework, Call.ReconcileOperations reconcile) {
		return Response.newBuilder()
			.setType(Response.Type.RECONCILE_OPERATIONS)
			.setReconcileOperations(
					Response.ReconcileOperations.newBuilder().addAllOperationStatuses(statuses(framework, reconcile)))
			.build();
	}

	private List<OperationStatus> statuses(Framework framework, Call.ReconcileOperations reconcile) {
		if (reconcile.getOperationsCount() == 0) {
			return this.cluster.operations().of(framework.id()).stream().map(OperationCalls::latest).toList();
		}
		return reconcile.getOperationsList().stream().map((operation) -> status(framework, operation)).toList();
	}

	private OperationStatus status(Framework framework, Call.ReconcileOperations.Operation asked) {
		Operation known = this.cluster.operations().get(framework.id(), asked.getOperationId());
		if (known != null) {
			return latest(known);
		}
		if (!asked.hasAgentId()) {
			return answer(asked, OperationState.OPERATION_UNKNOWN,
					"Operation is unknown and no 'agent_id' was provided");
		}
		AgentID agent = asked.getAgentId();
		if (this.cluster.isRecovered(agent)) {
			return answer(asked, OperationState.OPERATION_RECOVERING, "Agent is recovered but has not re-registered");
		}
		if (this.cluster.agent(agent) != null) {
			return answer(asked, OperationState.OPERATION_UNKNOWN, "Operation is unknown");
		}
		if (this.cluster.registry().unreachableSince(agent) != null) {
			return answer(asked, OperationState.OPERATION_UNREACHABLE, "Agent is unreachable");
		}
		return this.cluster.registry().isGone(agent)
				? answer(asked, OperationState.OPERATION_GONE_BY_OPERATOR, "Agent marked gone by operator")
				: answer(asked, OperationState.OPERATION_UNKNOWN, "Both operation and agent are unknown");
	}

	/**
	 * The latest status; only the agent's own carry a uuid.
	 */
	private static OperationStatus latest(Operation operation) {
		return operation.getLatestStatus().toBuilder().clearUuid().build();
	}

	private static OperationStatus answer(Call.ReconcileOperations.Operation asked, OperationState state,
			String message) {
		OperationStatus.Builder status = OperationStatus.newBuilder()
			.setOperationId(asked.getOperationId())
			.setState(state)
			.setMessage("Reconciliation: " + message);
		if (asked.hasAgentId()) {
			status.setAgentId(asked.getAgentId());
		}
		if (asked.hasResourceProviderId()) {
			status.setResourceProviderId(asked.getResourceProviderId());
		}
		return status.build();
	}

}
