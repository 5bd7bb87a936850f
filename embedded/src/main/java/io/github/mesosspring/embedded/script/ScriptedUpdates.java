package io.github.mesosspring.embedded.script;

import java.nio.ByteBuffer;
import java.util.UUID;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.agent.AgentThread;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ContainerStatus;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.NetworkInfo;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Writes the updates of one task.
 */
final class ScriptedUpdates {

	private final AgentThread clock;

	private final TaskStatus task;

	private final ContainerStatus container;

	ScriptedUpdates(AgentID agent, ExecutorID executor, TaskID task, AgentThread clock) {
		this.clock = clock;
		this.task = TaskStatus.newBuilder()
			.setTaskId(task)
			.setState(TaskState.TASK_STAGING)
			.setAgentId(agent)
			.setExecutorId(executor)
			.build();
		this.container = ContainerStatus.newBuilder()
			.setContainerId(ContainerID.newBuilder().setValue(UUID.randomUUID().toString()))
			.addNetworkInfos(NetworkInfo.newBuilder()
				.addIpAddresses(NetworkInfo.IPAddress.newBuilder().setIpAddress("127.0.0.1")))
			.build();
	}

	TaskStatus fromExecutor(TaskState state, TaskStatus.@Nullable Reason reason, @Nullable String message) {
		TaskStatus.Builder update = update(state, TaskStatus.Source.SOURCE_EXECUTOR);
		update.setContainerStatus(this.container);
		if (reason != null) {
			update.setReason(reason);
		}
		if (message != null) {
			update.setMessage(message);
		}
		return update.build();
	}

	TaskStatus ofHealth(boolean healthy) {
		return update(TaskState.TASK_RUNNING, TaskStatus.Source.SOURCE_EXECUTOR).setContainerStatus(this.container)
			.setReason(TaskStatus.Reason.REASON_TASK_HEALTH_CHECK_STATUS_UPDATED)
			.setHealthy(healthy)
			.build();
	}

	TaskStatus fromAgent(TaskState state, TaskStatus.Reason reason, String message) {
		return update(state, TaskStatus.Source.SOURCE_AGENT).setReason(reason).setMessage(message).build();
	}

	private TaskStatus.Builder update(TaskState state, TaskStatus.Source source) {
		return this.task.toBuilder()
			.setState(state)
			.setSource(source)
			.setTimestamp(this.clock.nanoTime() / 1e9)
			.setUuid(randomUuid());
	}

	private static ByteString randomUuid() {
		UUID uuid = UUID.randomUUID();
		ByteBuffer bytes = ByteBuffer.allocate(16);
		bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).flip();
		return ByteString.copyFrom(bytes);
	}

}
