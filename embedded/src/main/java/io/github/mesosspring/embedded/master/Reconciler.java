package io.github.mesosspring.embedded.master;

import java.util.ArrayList;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the master knows about tasks.
 */
final class Reconciler {

	private final ClusterState cluster;

	Reconciler(ClusterState cluster) {
		this.cluster = cluster;
	}

	void reconcile(Framework framework, Call.Reconcile reconcile) {
		if (reconcile.getTasksCount() == 0) {
			new ArrayList<>(framework.tasks().values()).forEach((task) -> framework.send(Events.update(known(task))));
			return;
		}
		reconcile.getTasksList()
			.forEach((task) -> reconcile(framework, task.getTaskId(), task.hasAgentId() ? task.getAgentId() : null));
	}

	void reconcile(Framework framework, TaskID id, @Nullable AgentID agent) {
		TaskRecord task = framework.tasks().get(id);
		framework.send(Events.update((task != null) ? known(task) : unknown(framework, id, agent)));
	}

	private TaskStatus known(TaskRecord task) {
		TaskStatus.Builder status = answer(task.id(), task.reportedState(), "Latest task state");
		status.setAgentId(task.agent());
		TaskStatus reported = task.reported();
		if (reported != null) {
			if (reported.hasHealthy()) {
				status.setHealthy(reported.getHealthy());
			}
			if (reported.hasCheckStatus()) {
				status.setCheckStatus(reported.getCheckStatus());
			}
			if (reported.hasContainerStatus()) {
				status.setContainerStatus(reported.getContainerStatus());
			}
		}
		return status.build();
	}

	private TaskStatus unknown(Framework framework, TaskID id, @Nullable AgentID agent) {
		boolean partitionAware = framework.can(FrameworkInfo.Capability.Type.PARTITION_AWARE);
		boolean registered = agent != null && this.cluster.agent(agent) != null;
		TaskState state = registered ? TaskState.TASK_GONE : TaskState.TASK_UNKNOWN;
		TaskStatus.Builder status = answer(id, partitionAware ? state : TaskState.TASK_LOST,
				registered ? "Task is unknown to the agent" : "Task is unknown");
		if (agent != null) {
			status.setAgentId(agent);
		}
		return status.build();
	}

	private TaskStatus.Builder answer(TaskID id, TaskState state, String message) {
		return TaskStatus.newBuilder()
			.setTaskId(id)
			.setState(state)
			.setMessage("Reconciliation: " + message)
			.setSource(TaskStatus.Source.SOURCE_MASTER)
			.setReason(TaskStatus.Reason.REASON_RECONCILIATION)
			.setTimestamp(Statuses.seconds(this.cluster.now()));
	}

}
