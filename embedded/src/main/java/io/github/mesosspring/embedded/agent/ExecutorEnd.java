package io.github.mesosspring.embedded.agent;

import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.TaskStatus.Reason;

/**
 * How the tasks of an executor end when it is no more.
 *
 * @param state their state
 * @param reason the reason
 * @param message the sentence for the framework
 */
record ExecutorEnd(TaskState state, Reason reason, String message) {

	/** The executor ended. */
	static ExecutorEnd ended() {
		return new ExecutorEnd(TaskState.TASK_FAILED, Reason.REASON_EXECUTOR_TERMINATED, "Executor terminated");
	}

	/** The executor did not subscribe in time. */
	static ExecutorEnd neverRegistered() {
		return new ExecutorEnd(TaskState.TASK_FAILED, Reason.REASON_EXECUTOR_REGISTRATION_TIMEOUT,
				"Executor did not register within " + ExecutorEnvironment.format(AgentTimeouts.REGISTRATION));
	}

	/** The executor did not subscribe again after a restart of the agent. */
	static ExecutorEnd notReregistered(FrameworkInfo framework) {
		return new ExecutorEnd(Capabilities.gone(framework), Reason.REASON_EXECUTOR_REREGISTRATION_TIMEOUT,
				"Executor did not reregister within " + ExecutorEnvironment.format(AgentTimeouts.REREGISTRATION));
	}

	/** The executor could not be started. */
	static ExecutorEnd notLaunched(LaunchException ex) {
		return new ExecutorEnd(TaskState.TASK_FAILED, Reason.REASON_CONTAINER_LAUNCH_FAILED,
				String.valueOf(ex.getMessage()));
	}

	TaskStatus of(TaskInfo task, ContainerID container, AgentServices agent) {
		return new StatusUpdates(agent.info().getId(), task, container, agent.thread()).fromAgent(this.state,
				this.reason, this.message);
	}

	/** A task that came too late. */
	static TaskStatus refuse(FrameworkInfo framework, TaskInfo task, ContainerID container, AgentServices agent) {
		return new ExecutorEnd(Capabilities.gone(framework), Reason.REASON_EXECUTOR_TERMINATED, "Executor terminated")
			.of(task, container, agent);
	}

}
