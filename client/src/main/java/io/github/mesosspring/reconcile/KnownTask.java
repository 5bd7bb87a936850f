package io.github.mesosspring.reconcile;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.scheduler.Call;

import org.springframework.util.Assert;

/**
 * A task the application knows of. The agent belongs to it: without the agent a master
 * takes a task that is merely unreachable for one it does not know.
 *
 * @param taskId id of the task, not empty
 * @param agentId id of the agent it was launched on, not empty
 */
public record KnownTask(TaskID taskId, AgentID agentId) {

	public KnownTask {
		Assert.hasLength(taskId.getValue(), "A task to reconcile has no id");
		Assert.hasLength(agentId.getValue(), () -> "The task '" + taskId.getValue()
				+ "' to reconcile has no agent id; keep the agent of the offer when launching");
	}

	/**
	 * Name a task.
	 * @param taskId id of the task
	 * @param agentId id of the agent it was launched on
	 * @return the task
	 * @throws IllegalArgumentException if one of them is empty
	 */
	public static KnownTask of(String taskId, String agentId) {
		return new KnownTask(TaskID.newBuilder().setValue(taskId).build(),
				AgentID.newBuilder().setValue(agentId).build());
	}

	Call.Reconcile.Task toMessage() {
		return Call.Reconcile.Task.newBuilder().setTaskId(this.taskId).setAgentId(this.agentId).build();
	}

}
