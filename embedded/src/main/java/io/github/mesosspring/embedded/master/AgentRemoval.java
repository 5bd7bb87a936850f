package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

import io.github.mesosspring.embedded.agent.LaunchedTasks;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;

/**
 * The end of an agent that does not come back: marked gone, unregistered, or taken down
 * with its machine. Frameworks hear of their tasks first, then of their offers, then of
 * the agent.
 */
final class AgentRemoval {

	private final ClusterState cluster;

	private final Set<AgentID> gone = new HashSet<>();

	AgentRemoval(ClusterState cluster) {
		this.cluster = cluster;
	}

	boolean isGone(AgentID id) {
		return this.gone.contains(id);
	}

	/**
	 * An operator says that the agent will never come back. Operators' streams do not
	 * mention it.
	 */
	void gone(AgentRecord agent) {
		this.gone.add(agent.id());
		remove(agent, true, "Agent has been marked gone");
		agent.agent().shutdown();
	}

	/**
	 * The agent leaves. Its tasks are lost, also for frameworks that know of partitions.
	 * @param agent the agent
	 * @param cause why, as frameworks are told
	 */
	void removed(AgentRecord agent, String cause) {
		remove(agent, false, "Agent " + agent.info().getHostname() + " removed: " + cause);
		this.cluster.events().agentRemoved(agent.id());
	}

	/** Forgotten first, so that nothing that follows from it finds it again. */
	private void remove(AgentRecord agent, boolean gone, String message) {
		this.cluster.forget(agent);
		for (Framework framework : this.cluster.frameworks().all()) {
			boolean partitionAware = gone && framework.can(FrameworkInfo.Capability.Type.PARTITION_AWARE);
			new ArrayList<>(framework.tasks().values()).stream()
				.filter((task) -> task.agent().equals(agent.id()))
				.forEach((task) -> end(framework, task, partitionAware, message));
			framework.executors().removeIf((executor) -> executor.agent().equals(agent.id()));
		}
		new Rescission(this.cluster).rescind(agent);
		this.cluster.inverseOffers().reset(agent.id());
		this.cluster.frameworks().all().forEach((framework) -> framework.send(Events.agentFailure(agent.id())));
	}

	private void end(Framework framework, TaskRecord task, boolean goneByOperator, String message) {
		if (!LaunchedTasks.isTerminal(task.latest())) {
			TaskStatus status = Statuses.ended(task,
					goneByOperator ? TaskState.TASK_GONE_BY_OPERATOR : TaskState.TASK_LOST,
					goneByOperator ? TaskStatus.Reason.REASON_AGENT_REMOVED_BY_OPERATOR
							: TaskStatus.Reason.REASON_AGENT_REMOVED,
					message, this.cluster.now());
			task.end(status);
			this.cluster.events().taskUpdated(framework.id(), status, status.getState());
			framework.send(Events.update(status));
		}
		this.cluster.release(task);
		framework.complete(task);
		this.cluster.events().taskRemoved(task);
	}

}
