package io.github.mesosspring.test.reliability;

import java.util.Set;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * A task that the framework launched, or may have launched, as the framework knows it.
 *
 * @param job what it is to do
 * @param id its id
 * @param agent its agent
 * @param state the last state that is known
 * @param underWay whether the outcome of its ACCEPT is still to come
 */
record Attempt(Job job, String id, AgentID agent, TaskState state, boolean underWay) {

	private static final Set<TaskState> ENDED = Set.of(TaskState.TASK_FINISHED, TaskState.TASK_FAILED,
			TaskState.TASK_KILLED, TaskState.TASK_ERROR);

	private static final Set<TaskState> ABSENT = Set.of(TaskState.TASK_GONE, TaskState.TASK_LOST,
			TaskState.TASK_DROPPED, TaskState.TASK_UNKNOWN, TaskState.TASK_GONE_BY_OPERATOR);

	static boolean isAbsent(TaskState state) {
		return ABSENT.contains(state);
	}

	boolean isEnded() {
		return ENDED.contains(this.state);
	}

	/**
	 * Whether it is neither over nor missing.
	 */
	boolean isAlive() {
		return !isEnded() && !isAbsent(this.state);
	}

	/**
	 * Whether it has come to what was planned for it.
	 */
	boolean isAtEnd() {
		return this.state == this.job.plan().end();
	}

	Attempt in(TaskState state) {
		return new Attempt(this.job, this.id, this.agent, state, this.underWay);
	}

	Attempt arrived() {
		return new Attempt(this.job, this.id, this.agent, this.state, false);
	}

	TaskID taskId() {
		return TaskID.newBuilder().setValue(this.id).build();
	}

	Call.Reconcile.Task toQuestion() {
		return Call.Reconcile.Task.newBuilder().setTaskId(taskId()).setAgentId(this.agent).build();
	}

	/**
	 * Something to be done, by as many tasks as it takes.
	 *
	 * @param name its name
	 * @param plan what is to become of it
	 * @param script the script of its tasks
	 */
	record Job(String name, Plan plan, String script) {

	}

}
