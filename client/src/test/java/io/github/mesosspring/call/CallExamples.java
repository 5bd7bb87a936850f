package io.github.mesosspring.call;

import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.ResourceProviderID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * A call of each type, the offer being {@code o}.
 */
final class CallExamples {

	static final AgentID AGENT = AgentID.newBuilder().setValue("S0").build();

	static final ByteString UUID = ByteString.fromHex("0123456789ab4def8123456789abcdef");

	private static final ExecutorID EXECUTOR = ExecutorID.newBuilder().setValue("e").build();

	private CallExamples() {
	}

	static Call of(Call.Type type) {
		return switch (type) {
			case TEARDOWN -> Calls.teardown();
			case ACCEPT -> Calls.accept(List.of(MasterStub.offer("o")), List.of(), null);
			case DECLINE -> Calls.decline(List.of(MasterStub.offer("o")), null);
			case REVIVE -> Calls.revive(List.of());
			case SUPPRESS -> Calls.suppress(List.of("a"));
			case KILL -> Calls.kill(MasterStub.task("t"), AGENT, null);
			case SHUTDOWN -> Calls.shutdown(EXECUTOR, AGENT);
			case ACKNOWLEDGE -> Calls.acknowledge(status("t"));
			case RECONCILE -> Calls.reconcile(List.of());
			case MESSAGE -> Calls.message(EXECUTOR, AGENT, new byte[] { 1 });
			case ACCEPT_INVERSE_OFFERS -> Calls.acceptInverseOffers(List.of(MasterStub.offer("o")), null);
			case DECLINE_INVERSE_OFFERS -> Calls.declineInverseOffers(List.of(MasterStub.offer("o")), null);
			case ACKNOWLEDGE_OPERATION_STATUS -> Calls.acknowledgeOperation(operation("r"));
			case RECONCILE_OPERATIONS -> Calls.reconcileOperations(List.of());
			case UPDATE_FRAMEWORK -> Calls.updateFramework(framework("a", "b"), List.of("b"), null);
			case REQUEST -> Calls.request(List.of());
			default -> throw new IllegalArgumentException(type.toString());
		};
	}

	static FrameworkInfo framework(String... roles) {
		return FrameworkInfo.newBuilder()
			.setUser("root")
			.setName("test")
			.addCapabilities(FrameworkInfo.Capability.newBuilder().setType(FrameworkInfo.Capability.Type.MULTI_ROLE))
			.addAllRoles(List.of(roles))
			.build();
	}

	static OperationStatus operation(String id) {
		return OperationStatus.newBuilder()
			.setOperationId(OperationID.newBuilder().setValue(id))
			.setState(OperationState.OPERATION_FINISHED)
			.setAgentId(AGENT)
			.setResourceProviderId(ResourceProviderID.newBuilder().setValue("rp"))
			.setUuid(io.github.mesosspring.protocol.UUID.newBuilder().setValue(UUID))
			.build();
	}

	static TaskStatus status(String task) {
		return TaskStatus.newBuilder()
			.setTaskId(MasterStub.task(task))
			.setAgentId(AGENT)
			.setState(TaskState.TASK_RUNNING)
			.setUuid(UUID)
			.build();
	}

}
