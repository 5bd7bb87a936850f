package io.github.mesosspring.embedded.master;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.TimeInfo;

/**
 * Status updates that the master makes up itself. They carry no uuid and are never
 * acknowledged.
 */
final class Statuses {

	private Statuses() {
	}

	/**
	 * A task that was refused.
	 * @param task the task
	 * @param state {@code TASK_ERROR}, or how a task that was never launched is called
	 * @param reason why
	 * @param message why, in words
	 * @param now the time in nanoseconds
	 * @return the status
	 */
	static TaskStatus refused(TaskInfo task, TaskState state, TaskStatus.Reason reason, String message, long now) {
		return TaskStatus.newBuilder()
			.setTaskId(task.getTaskId())
			.setState(state)
			.setMessage(message)
			.setSource(TaskStatus.Source.SOURCE_MASTER)
			.setReason(reason)
			.setAgentId(task.getAgentId())
			.setTimestamp(seconds(now))
			.build();
	}

	/**
	 * What became of a launched task without its agent having a say.
	 * @param task the task
	 * @param state its last state
	 * @param reason why
	 * @param message why, in words
	 * @param now the time in nanoseconds
	 * @return the status
	 */
	static TaskStatus ended(TaskRecord task, TaskState state, TaskStatus.Reason reason, String message, long now) {
		return TaskStatus.newBuilder()
			.setTaskId(task.id())
			.setState(state)
			.setMessage(message)
			.setSource(TaskStatus.Source.SOURCE_MASTER)
			.setReason(reason)
			.setAgentId(task.agent())
			.setTimestamp(seconds(now))
			.build();
	}

	/**
	 * How a task that never was launched is called, depending on the framework.
	 */
	static TaskState dropped(Framework framework) {
		return framework.can(FrameworkInfo.Capability.Type.PARTITION_AWARE) ? TaskState.TASK_DROPPED
				: TaskState.TASK_LOST;
	}

	/**
	 * A task that went with its agent.
	 */
	static TaskStatus.Builder lost(TaskRecord task, TaskState state, TaskStatus.Reason reason, String message,
			long now) {
		TaskStatus.Builder status = TaskStatus.newBuilder()
			.setTaskId(task.id())
			.setState(state)
			.setMessage(message)
			.setSource(TaskStatus.Source.SOURCE_MASTER)
			.setReason(reason)
			.setAgentId(task.agent())
			.setTimestamp(seconds(now));
		if (task.executor() != null) {
			status.setExecutorId(task.executor());
		}
		return status;
	}

	/**
	 * A task that came back with its agent.
	 * @param task the task as the agent reports it
	 * @param message how the agent was missed
	 * @param now the time in nanoseconds
	 * @return the status
	 */
	static TaskStatus reregistered(Task task, String message, long now) {
		TaskStatus.Builder status = lost(new TaskRecord(task), task.getState(),
				TaskStatus.Reason.REASON_AGENT_REREGISTERED, message, now);
		if (task.getStatusesCount() > 0) {
			copyObservations(task.getStatuses(task.getStatusesCount() - 1), status);
		}
		return status.build();
	}

	/**
	 * What the agent says of a task that it should have.
	 */
	static TaskStatus unknownToAgent(TaskRecord task, TaskState state, long now) {
		UUID uuid = UUID.randomUUID();
		ByteBuffer bytes = ByteBuffer.allocate(16);
		bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).flip();
		return lost(task, state, TaskStatus.Reason.REASON_RECONCILIATION, "Reconciliation: task unknown to the agent",
				now)
			.setSource(TaskStatus.Source.SOURCE_AGENT)
			.setUuid(ByteString.copyFrom(bytes))
			.build();
	}

	/**
	 * What the last update of a task said besides its state.
	 */
	static void copyObservations(TaskStatus from, TaskStatus.Builder to) {
		if (from.hasHealthy()) {
			to.setHealthy(from.getHealthy());
		}
		if (from.hasCheckStatus()) {
			to.setCheckStatus(from.getCheckStatus());
		}
		if (from.hasContainerStatus()) {
			to.setContainerStatus(from.getContainerStatus());
		}
	}

	static TimeInfo time(long nanoseconds) {
		return TimeInfo.newBuilder().setNanoseconds(nanoseconds).build();
	}

	static double seconds(long nanoseconds) {
		return TimeUnit.NANOSECONDS.toMicros(nanoseconds) / 1e6;
	}

}
