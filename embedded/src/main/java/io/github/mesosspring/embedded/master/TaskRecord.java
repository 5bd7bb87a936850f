package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.agent.LaunchedTasks;
import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * A task as the master knows it. Its latest state may be ahead of the state that was last
 * reported to the framework.
 */
final class TaskRecord {

	private final Task task;

	private final Resources resources;

	private TaskState latest;

	private @Nullable TaskStatus reported;

	private final List<TaskStatus> statuses;

	private boolean released;

	TaskRecord(Task task) {
		this.task = task;
		this.resources = Resources.of(task.getResourcesList());
		this.latest = task.getState();
		this.statuses = new ArrayList<>(task.getStatusesList());
		this.reported = (task.getStatusesCount() > 0) ? task.getStatuses(task.getStatusesCount() - 1) : null;
	}

	FrameworkID framework() {
		return this.task.getFrameworkId();
	}

	TaskID id() {
		return this.task.getTaskId();
	}

	String name() {
		return this.task.getName();
	}

	AgentID agent() {
		return this.task.getAgentId();
	}

	/**
	 * The executor; {@code null} for a command task, whose executor is the agent's
	 * affair.
	 */
	@Nullable ExecutorID executor() {
		return this.task.hasExecutorId() ? this.task.getExecutorId() : null;
	}

	/**
	 * The role the resources are allocated to.
	 */
	String role() {
		return (this.task.getResourcesCount() > 0) ? this.task.getResources(0).getAllocationInfo().getRole() : "";
	}

	Resources resources() {
		return this.resources;
	}

	TaskState latest() {
		return this.latest;
	}

	/**
	 * The last status update of the agent, {@code null} before the first.
	 */
	@Nullable TaskStatus reported() {
		return this.reported;
	}

	TaskState reportedState() {
		return (this.reported != null) ? this.reported.getState() : TaskState.TASK_STAGING;
	}

	/**
	 * The agent reports an update.
	 * @return whether operators hear of it: there is a new state, or the result of a
	 * check
	 */
	boolean update(TaskStatus status, TaskState latest) {
		this.reported = status;
		remember(status);
		boolean changes = !LaunchedTasks.isTerminal(this.latest) && this.latest != latest;
		if (changes) {
			this.latest = latest;
		}
		return changes || status.getReason() == TaskStatus.Reason.REASON_TASK_CHECK_STATUS_UPDATED
				|| status.getReason() == TaskStatus.Reason.REASON_TASK_HEALTH_CHECK_STATUS_UPDATED;
	}

	/**
	 * The master itself decides what became of the task.
	 */
	void end(TaskStatus status) {
		remember(status);
		this.latest = status.getState();
	}

	/** Of several updates in the same state the last one is kept, without its data. */
	private void remember(TaskStatus status) {
		int last = this.statuses.size() - 1;
		if (last >= 0 && this.statuses.get(last).getState() == status.getState()) {
			this.statuses.remove(last);
		}
		this.statuses.add(status.toBuilder().clearData().build());
	}

	/**
	 * Whether an acknowledgement ends the life of this task.
	 */
	boolean isEndedBy(ByteString uuid) {
		return this.reported != null && LaunchedTasks.isTerminal(this.reported.getState())
				&& this.reported.getUuid().equals(uuid);
	}

	/**
	 * Take back the resources once the task has ended.
	 * @return {@code true} the first time
	 */
	boolean release() {
		boolean first = !this.released;
		this.released = true;
		return first;
	}

	boolean isReleased() {
		return this.released;
	}

	/**
	 * The task as operators see it.
	 */
	Task describe() {
		Task.Builder described = this.task.toBuilder()
			.setState(this.latest)
			.clearStatuses()
			.addAllStatuses(this.statuses);
		if (this.reported != null) {
			described.setStatusUpdateState(this.reported.getState()).setStatusUpdateUuid(this.reported.getUuid());
		}
		return described.build();
	}

}
