package io.github.mesosspring.call;

import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * A call of each type, the offer being {@code o}.
 */
final class CallExamples {

	static final AgentID AGENT = AgentID.newBuilder().setValue("S0").build();

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
			case REQUEST -> Calls.request(List.of());
			default -> throw new IllegalArgumentException(type.toString());
		};
	}

	static TaskStatus status(String task) {
		return TaskStatus.newBuilder()
			.setTaskId(MasterStub.task(task))
			.setAgentId(AGENT)
			.setState(TaskState.TASK_RUNNING)
			.setUuid(ByteString.copyFrom(new byte[16]))
			.build();
	}

}
