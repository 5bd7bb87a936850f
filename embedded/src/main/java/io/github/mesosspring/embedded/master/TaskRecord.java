package io.github.mesosspring.embedded.master;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * A task as the master knows it. Its latest state may be ahead of the state that was last
 * reported to the framework.
 */
final class TaskRecord {

	private final TaskInfo info;

	private final Resources resources;

	private TaskState latest = TaskState.TASK_STAGING;

	private @Nullable TaskStatus reported;

	private boolean released;

	TaskRecord(TaskInfo info, Resources resources) {
		this.info = info;
		this.resources = resources;
	}

	TaskInfo info() {
		return this.info;
	}

	AgentID agent() {
		return this.info.getAgentId();
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

	void update(TaskStatus status, TaskState latest) {
		this.reported = status;
		if (!isTerminal(this.latest)) {
			this.latest = latest;
		}
	}

	/**
	 * Whether an acknowledgement ends the life of this task.
	 */
	boolean isEndedBy(ByteString uuid) {
		return this.reported != null && isTerminal(this.reported.getState()) && this.reported.getUuid().equals(uuid);
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

	static boolean isTerminal(TaskState state) {
		return switch (state) {
			case TASK_FINISHED, TASK_FAILED, TASK_KILLED, TASK_ERROR, TASK_LOST, TASK_DROPPED, TASK_GONE,
					TASK_GONE_BY_OPERATOR ->
				true;
			default -> false;
		};
	}

}
