package io.github.mesosspring.embedded.master;

import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Response;

/**
 * Answers RECONCILE_OPERATIONS as masters before 1.8 did: in the response. This master
 * knows no operations.
 */
final class OperationAnswers {

	private OperationAnswers() {
	}

	static Response answer(Call.ReconcileOperations reconcile, ClusterState cluster) {
		Response.ReconcileOperations.Builder answer = Response.ReconcileOperations.newBuilder();
		reconcile.getOperationsList().forEach((operation) -> answer.addOperationStatuses(unknown(operation, cluster)));
		return Response.newBuilder().setType(Response.Type.RECONCILE_OPERATIONS).setReconcileOperations(answer).build();
	}

	private static OperationStatus unknown(Call.ReconcileOperations.Operation asked, ClusterState cluster) {
		OperationStatus.Builder status = OperationStatus.newBuilder()
			.setOperationId(asked.getOperationId())
			.setState(OperationState.OPERATION_UNKNOWN);
		if (asked.hasResourceProviderId()) {
			status.setResourceProviderId(asked.getResourceProviderId());
		}
		if (!asked.hasAgentId()) {
			return status.setMessage("Reconciliation: Operation is unknown and no 'agent_id' was provided").build();
		}
		String message = (cluster.agent(asked.getAgentId()) != null) ? "Operation is unknown"
				: "Both operation and agent are unknown";
		return status.setAgentId(asked.getAgentId()).setMessage("Reconciliation: " + message).build();
	}

}
