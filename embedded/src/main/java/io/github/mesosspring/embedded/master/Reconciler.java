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
		if (task != null) {
			framework.send(Events.update(known(task)));
		}
		else if (!mayBeReported(agent)) {
			framework.send(Events.update(unknown(framework, id, agent)));
		}
	}

	/**
	 * Whether an agent that has not registered with this master yet may know the task.
	 */
	private boolean mayBeReported(@Nullable AgentID agent) {
		return (agent != null) ? this.cluster.isRecovered(agent) : !this.cluster.recoveredAgents().isEmpty();
	}

	private TaskStatus known(TaskRecord task) {
		TaskStatus.Builder status = answer(task.id(), task.reportedState(), "Latest task state");
		status.setAgentId(task.agent());
		TaskStatus reported = task.reported();
		if (reported != null) {
			Statuses.copyObservations(reported, status);
		}
		return status.build();
	}

	private TaskStatus unknown(Framework framework, TaskID id, @Nullable AgentID agent) {
		if (agent == null) {
			return absent(framework, id, this.cluster.profile().unknown(), "Task is unknown").build();
		}
		Registry registry = this.cluster.registry();
		Long unreachableSince = registry.unreachableSince(agent);
		TaskStatus.Builder status;
		if (this.cluster.agent(agent) != null) {
			status = absent(framework, id, this.cluster.profile().unknownToAgent(), "Task is unknown to the agent");
		}
		else if (unreachableSince != null) {
			status = absent(framework, id, TaskState.TASK_UNREACHABLE, "Task is unreachable")
				.setUnreachableTime(Statuses.time(unreachableSince));
		}
		else if (registry.isGone(agent)) {
			status = absent(framework, id, TaskState.TASK_GONE_BY_OPERATOR, "Task is gone");
		}
		else {
			status = absent(framework, id, this.cluster.profile().unknown(), "Task is unknown");
		}
		return status.setAgentId(agent).build();
	}

	private TaskStatus.Builder absent(Framework framework, TaskID id, TaskState state, String message) {
		return answer(id, framework.can(FrameworkInfo.Capability.Type.PARTITION_AWARE) ? state : TaskState.TASK_LOST,
				message);
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
