package io.github.mesosspring.embedded.master;

import java.util.concurrent.TimeUnit;

import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;

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

	static double seconds(long nanoseconds) {
		return TimeUnit.NANOSECONDS.toMicros(nanoseconds) / 1e6;
	}

}
