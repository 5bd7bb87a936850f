package io.github.mesosspring.embedded.master;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.mesosspring.embedded.agent.LaunchedTasks;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Operation;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * The ways in which a master loses an agent, and what frameworks hear of each: first of
 * their tasks, then of their offers, then of the agent.
 */
final class AgentLosses {

	private final ClusterState cluster;

	private final Scheduler scheduler;

	private final AgentTimeouts timeouts;

	private Disposable reregistrations = Disposables.disposed();

	AgentLosses(ClusterState cluster, Scheduler scheduler, AgentTimeouts timeouts) {
		this.cluster = cluster;
		this.scheduler = scheduler;
		this.timeouts = timeouts;
	}

	/**
	 * Give the agents in the registry their time to register with a new master.
	 */
	void awaitReregistrations() {
		this.reregistrations = this.scheduler.schedule(
				() -> this.cluster.recoveredAgents().stream().map(AgentInfo::getId).forEach(this::unreachable),
				this.timeouts.reregistration().toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * The tasks of frameworks that do not checkpoint are lost at once, even to those that
	 * know of partitions.
	 */
	void disconnected(AgentID id) {
		AgentRecord agent = this.cluster.agent(id);
		if (agent == null || !agent.isConnected()) {
			return;
		}
		agent.disconnect(this.scheduler.schedule(() -> unreachable(id), this.timeouts.unreachable().toMillis(),
				TimeUnit.MILLISECONDS));
		String message = "Agent " + agent.info().getHostname() + " disconnected";
		for (Framework framework : this.cluster.frameworks().all()) {
			if (!framework.info().getCheckpoint()) {
				lose(framework, id,
						(task) -> Statuses
							.lost(task, TaskState.TASK_LOST, TaskStatus.Reason.REASON_AGENT_DISCONNECTED, message,
									this.cluster.now())
							.build());
				agent.removeExecutors(framework.id());
			}
		}
		rescind(agent);
	}

	void unreachable(AgentID id) {
		long now = this.cluster.now();
		this.cluster.registry().markUnreachable(id, now);
		loseOperations(id, OperationState.OPERATION_UNREACHABLE);
		drop(id, (framework) -> (task) -> {
			TaskState state = isPartitionAware(framework) ? TaskState.TASK_UNREACHABLE : TaskState.TASK_LOST;
			return Statuses.lost(task, state, TaskStatus.Reason.REASON_AGENT_REMOVED, "health check timed out", now)
				.setUnreachableTime(Statuses.time(now))
				.build();
		});
	}

	void gone(AgentID id) {
		this.cluster.registry().markGone(id);
		loseOperations(id, OperationState.OPERATION_GONE_BY_OPERATOR);
		AgentRecord agent = drop(id, (framework) -> (task) -> {
			boolean aware = isPartitionAware(framework);
			return Statuses
				.lost(task, aware ? TaskState.TASK_GONE_BY_OPERATOR : TaskState.TASK_LOST,
						aware ? TaskStatus.Reason.REASON_AGENT_REMOVED_BY_OPERATOR
								: TaskStatus.Reason.REASON_AGENT_REMOVED,
						"Agent has been marked gone", this.cluster.now())
				.build();
		});
		if (agent != null) {
			agent.agent().shutdown();
		}
	}

	void removed(AgentID id, String cause) {
		this.cluster.registry().remove(id);
		this.cluster.operations()
			.all()
			.stream()
			.filter((operation) -> operation.getAgentId().equals(id))
			.forEach(this.cluster.operations()::remove);
		AgentRecord agent = this.cluster.agent(id);
		String hostname = (agent != null) ? agent.info().getHostname() : "";
		drop(id, (framework) -> (task) -> Statuses
			.lost(task, TaskState.TASK_LOST, TaskStatus.Reason.REASON_AGENT_REMOVED,
					"Agent " + hostname + " removed: " + cause, this.cluster.now())
			.build());
		if (agent != null) {
			this.cluster.events().agentRemoved(id);
		}
	}

	/**
	 * Forget an agent that is registered or expected.
	 * @return the agent, {@code null} if it was not registered
	 */
	private @Nullable AgentRecord drop(AgentID id, Function<Framework, Function<TaskRecord, TaskStatus>> statuses) {
		AgentRecord agent = this.cluster.agent(id);
		boolean known = agent != null || this.cluster.isRecovered(id);
		this.cluster.forget(id);
		this.cluster.frameworks().all().forEach((framework) -> lose(framework, id, statuses.apply(framework)));
		if (agent != null) {
			rescind(agent);
			this.cluster.inverseOffers().reset(id);
		}
		if (known) {
			this.cluster.frameworks().all().forEach((framework) -> framework.send(Events.agentFailure(id)));
		}
		return agent;
	}

	private void lose(Framework framework, AgentID agent, Function<TaskRecord, TaskStatus> statuses) {
		for (TaskRecord task : framework.tasksOn(agent)) {
			TaskStatus status = statuses.apply(task);
			if (!LaunchedTasks.isTerminal(task.latest())) {
				task.end(status);
				this.cluster.events().taskUpdated(framework.id(), status, status.getState());
				framework.send(Events.update(status));
			}
			this.cluster.release(task);
			framework.complete(task);
			this.cluster.events().taskRemoved(task);
		}
	}

	private void loseOperations(AgentID agent, OperationState state) {
		for (Operation operation : this.cluster.operations().all()) {
			Framework framework = this.cluster.frameworks().get(operation.getFrameworkId());
			if (operation.getAgentId().equals(agent) && framework != null) {
				this.cluster.operations().remove(operation);
				framework.send(Events.operationStatus(OperationStatus.newBuilder()
					.setOperationId(operation.getInfo().getId())
					.setState(state)
					.setAgentId(agent)
					.build()));
			}
		}
	}

	private void rescind(AgentRecord agent) {
		new Rescission(this.cluster).rescind(agent);
	}

	private static boolean isPartitionAware(Framework framework) {
		return framework.can(FrameworkInfo.Capability.Type.PARTITION_AWARE);
	}

	void close() {
		this.reregistrations.dispose();
	}

}
