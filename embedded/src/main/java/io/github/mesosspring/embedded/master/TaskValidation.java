package io.github.mesosspring.embedded.master;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.TaskInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a master finds wrong with a task of a LAUNCH, in the order in which it looks.
 */
final class TaskValidation {

	private TaskValidation() {
	}

	/**
	 * Validate one task.
	 * @param task the task
	 * @param framework who launches it
	 * @param agent the agent of the offers
	 * @param remaining what is left of the offers
	 * @return what is wrong, {@code null} if nothing
	 */
	static @Nullable String validate(TaskInfo task, Framework framework, AgentRecord agent, Resources remaining) {
		String error = identity(task, framework, agent.id());
		error = (error != null) ? error : durations(task);
		error = (error != null) ? error : CommandValidation.checks(task);
		if (error == null && task.getResourcesCount() == 0) {
			error = "Task uses no resources";
		}
		if (error == null && task.hasCommand()) {
			String invalid = CommandValidation.command(task.getCommand());
			error = (invalid != null) ? "Task's `CommandInfo` is invalid: " + invalid : null;
		}
		error = (error != null) ? error : limits(task);
		error = (error != null) ? error : executor(task, framework);
		return (error != null) ? error
				: total(task, agent.executors().needed(framework.id(), task.getExecutor()), remaining);
	}

	private static @Nullable String identity(TaskInfo task, Framework framework, AgentID agent) {
		String error = Ids.validate(task.getTaskId().getValue());
		if (error != null) {
			return error;
		}
		if (framework.tasks().containsKey(task.getTaskId())) {
			return "Task has duplicate ID: " + task.getTaskId().getValue();
		}
		return task.getAgentId().equals(agent) ? null : "Task uses invalid agent " + task.getAgentId().getValue()
				+ " while agent " + agent.getValue() + " is expected";
	}

	private static @Nullable String durations(TaskInfo task) {
		if (task.getKillPolicy().getGracePeriod().getNanoseconds() < 0) {
			return "Task's 'kill_policy.grace_period' must be non-negative";
		}
		return (task.getMaxCompletionTime().getNanoseconds() < 0) ? "Task's `max_completion_time` must be non-negative"
				: null;
	}

	private static @Nullable String limits(TaskInfo task) {
		return task.getLimitsMap().isEmpty() ? null : "Agent is not capable of handling task resource limits";
	}

	private static @Nullable String executor(TaskInfo task, Framework framework) {
		if (task.hasCommand() == task.hasExecutor()) {
			return "Task should have at least one (but not both) of CommandInfo or ExecutorInfo present";
		}
		if (!task.hasExecutor()) {
			return null;
		}
		ExecutorInfo executor = task.getExecutor();
		String error = Ids.validate(executor.getExecutorId().getValue());
		if (error == null && executor.getType() == ExecutorInfo.Type.DEFAULT) {
			error = "'ExecutorInfo.type' must not be 'DEFAULT' for a LAUNCH operation, use LAUNCH_GROUP";
		}
		if (error == null && executor.hasFrameworkId() && !executor.getFrameworkId().equals(framework.id())) {
			error = "ExecutorInfo has an invalid FrameworkID (Actual: " + executor.getFrameworkId().getValue()
					+ " vs Expected: " + framework.id().getValue() + ")";
		}
		return error;
	}

	private static @Nullable String total(TaskInfo task, Resources executor, Resources remaining) {
		Resources total = Resources.of(task.getResourcesList()).plus(executor);
		return remaining.contains(total) ? null
				: "Total resources " + total + " required by task and its executor is more than available " + remaining;
	}

}
