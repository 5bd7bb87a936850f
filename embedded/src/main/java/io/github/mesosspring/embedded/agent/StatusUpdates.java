package io.github.mesosspring.embedded.agent;

import java.nio.ByteBuffer;
import java.util.UUID;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ContainerStatus;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.NetworkInfo;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Writes the updates of one task the way an agent and its command executor write them.
 */
final class StatusUpdates {

	private final TaskStatus task;

	private final ContainerID container;

	private final AgentThread clock;

	StatusUpdates(AgentID agent, TaskInfo task, ContainerID container, AgentThread clock) {
		this.task = TaskStatus.newBuilder()
			.setTaskId(task.getTaskId())
			.setState(TaskState.TASK_STAGING)
			.setAgentId(agent)
			.setExecutorId(executor(task))
			.build();
		this.container = container;
		this.clock = clock;
	}

	/** The executor of a command task is made by the agent and named after the task. */
	static ExecutorID executor(TaskInfo task) {
		return task.hasExecutor() ? task.getExecutor().getExecutorId()
				: ExecutorID.newBuilder().setValue(task.getTaskId().getValue()).build();
	}

	/**
	 * What the executor says of a command that was started. The container of a task of a
	 * group is known by its process only while it runs.
	 */
	TaskStatus fromExecutor(TaskState state, long pid, TaskStatus.@Nullable Reason reason, @Nullable String message) {
		boolean gone = this.container.hasParent()
				&& (state == TaskState.TASK_STARTING || LaunchedTasks.isTerminal(state));
		ContainerStatus status = gone ? ContainerStatus.newBuilder().setContainerId(this.container).build()
				: running(this.container, pid);
		return update(state, TaskStatus.Source.SOURCE_EXECUTOR, reason, message).setContainerStatus(status).build();
	}

	/** What an agent says of a container whose process runs. */
	static ContainerStatus running(ContainerID container, long pid) {
		return ContainerStatus.newBuilder()
			.setContainerId(container)
			.addNetworkInfos(NetworkInfo.newBuilder()
				.addIpAddresses(NetworkInfo.IPAddress.newBuilder().setIpAddress("127.0.0.1")))
			// The field has 32 bits; a pid always fits on the systems there are.
			.setExecutorPid((int) pid)
			.build();
	}

	/** What the agent itself says, of a task whose command never ran. */
	TaskStatus fromAgent(TaskState state, TaskStatus.Reason reason, String message) {
		return update(state, TaskStatus.Source.SOURCE_AGENT, reason, message).build();
	}

	private TaskStatus.Builder update(TaskState state, TaskStatus.Source source, TaskStatus.@Nullable Reason reason,
			@Nullable String message) {
		TaskStatus.Builder update = this.task.toBuilder()
			.setState(state)
			.setSource(source)
			.setTimestamp(this.clock.timestamp())
			.setUuid(randomUuid());
		if (reason != null) {
			update.setReason(reason);
		}
		if (message != null) {
			update.setMessage(message);
		}
		return update;
	}

	private static ByteString randomUuid() {
		UUID uuid = UUID.randomUUID();
		ByteBuffer bytes = ByteBuffer.allocate(16);
		bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).flip();
		return ByteString.copyFrom(bytes);
	}

}
