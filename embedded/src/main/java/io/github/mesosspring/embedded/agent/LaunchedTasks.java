package io.github.mesosspring.embedded.agent;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;

/**
 * LaunchedTasks as agents and masters remember them.
 */
public final class LaunchedTasks {

	private LaunchedTasks() {
	}

	/**
	 * A task that was just launched.
	 * @param framework whose task it is
	 * @param info what is to run
	 * @return the task, staging
	 */
	public static Task of(FrameworkID framework, TaskInfo info) {
		Task.Builder task = Task.newBuilder()
			.setName(info.getName())
			.setTaskId(info.getTaskId())
			.setFrameworkId(framework)
			.setAgentId(info.getAgentId())
			.setState(TaskState.TASK_STAGING)
			.addAllResources(info.getResourcesList())
			.putAllLimits(info.getLimitsMap());
		if (info.hasExecutor()) {
			task.setExecutorId(info.getExecutor().getExecutorId());
		}
		if (info.hasLabels()) {
			task.setLabels(info.getLabels());
		}
		if (info.hasDiscovery()) {
			task.setDiscovery(info.getDiscovery());
		}
		if (info.hasContainer()) {
			task.setContainer(info.getContainer());
		}
		if (info.hasHealthCheck()) {
			task.setHealthCheck(info.getHealthCheck());
		}
		if (info.hasKillPolicy()) {
			task.setKillPolicy(info.getKillPolicy());
		}
		if (info.getCommand().hasUser()) {
			task.setUser(info.getCommand().getUser());
		}
		else if (info.getExecutor().getCommand().hasUser()) {
			task.setUser(info.getExecutor().getCommand().getUser());
		}
		return task.build();
	}

	/**
	 * Whether a task in a state has ended.
	 * @param state the state
	 * @return {@code true} for a terminal state
	 */
	public static boolean isTerminal(TaskState state) {
		return switch (state) {
			case TASK_FINISHED, TASK_FAILED, TASK_KILLED, TASK_ERROR, TASK_LOST, TASK_DROPPED, TASK_GONE,
					TASK_GONE_BY_OPERATOR ->
				true;
			default -> false;
		};
	}

}
