package io.github.mesosspring.embedded.agent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.DrainConfig;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * The updates of all tasks on their way to the master. They do not depend on the
 * executors they came from. Used on the agent's thread only.
 */
final class TaskUpdates {

	private final AgentListener master;

	private final AgentThread thread;

	private @Nullable DrainConfig draining;

	private final Map<FrameworkID, Map<TaskID, StatusUpdateStream>> streams = new HashMap<>();

	TaskUpdates(AgentListener master, AgentThread thread) {
		this.master = master;
		this.thread = thread;
	}

	/**
	 * Take note of an update, which may be of a task that nobody launched. One that was
	 * seen before is ignored.
	 */
	void add(FrameworkInfo framework, TaskStatus status) {
		FrameworkID id = framework.getId();
		this.streams.computeIfAbsent(id, (each) -> new HashMap<>())
			.computeIfAbsent(status.getTaskId(), (task) -> new StatusUpdateStream(id, this.master, this.thread))
			.add((this.draining != null) ? drained(this.draining, framework, status) : status);
	}

	/**
	 * Say of tasks that are killed from now on that it is because the agent is emptied.
	 * @param config how, or null when that is over
	 */
	void draining(@Nullable DrainConfig config) {
		this.draining = config;
	}

	private static TaskStatus drained(DrainConfig config, FrameworkInfo framework, TaskStatus status) {
		TaskStatus.Builder drained = status.toBuilder();
		if (status.getState() == TaskState.TASK_KILLED && config.getMarkGone()
				&& Capabilities.isPartitionAware(framework)) {
			drained.setState(TaskState.TASK_GONE_BY_OPERATOR);
		}
		boolean killed = status.getState() == TaskState.TASK_KILLING || status.getState() == TaskState.TASK_KILLED;
		return killed ? drained.setReason(TaskStatus.Reason.REASON_AGENT_DRAINING).build() : status;
	}

	/** The task of a report, with what is known of its updates. */
	Task describe(Task task) {
		StatusUpdateStream stream = stream(task.getFrameworkId(), task.getTaskId());
		return (stream != null) ? stream.describe(task) : task;
	}

	private @Nullable StatusUpdateStream stream(FrameworkID framework, TaskID task) {
		return this.streams.getOrDefault(framework, Map.of()).get(task);
	}

	TaskState latest(FrameworkID framework, TaskID task) {
		StatusUpdateStream stream = stream(framework, task);
		return (stream != null) ? stream.latest() : TaskState.TASK_STAGING;
	}

	/**
	 * Take note of an acknowledgement.
	 * @return whether it ends the life of the task
	 */
	boolean acknowledge(FrameworkID framework, TaskID task, ByteString uuid) {
		StatusUpdateStream stream = stream(framework, task);
		TaskStatus acknowledged = (stream != null) ? stream.acknowledge(uuid) : null;
		if (acknowledged == null || !LaunchedTasks.isTerminal(acknowledged.getState())) {
			return false;
		}
		this.streams.getOrDefault(framework, Map.of()).remove(task);
		return true;
	}

	/** Send the first unacknowledged update of every task now. */
	void resend() {
		// A copy: a listener may acknowledge while it is called.
		List<StatusUpdateStream> all = this.streams.values()
			.stream()
			.flatMap((each) -> each.values().stream())
			.toList();
		all.forEach(StatusUpdateStream::resend);
	}

	/** Nothing of a framework is to be sent any more. */
	void forget(FrameworkID framework) {
		@Nullable Map<TaskID, StatusUpdateStream> forgotten = this.streams.remove(framework);
		if (forgotten != null) {
			forgotten.values().forEach(StatusUpdateStream::close);
		}
	}

}
