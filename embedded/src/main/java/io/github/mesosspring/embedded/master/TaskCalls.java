package io.github.mesosspring.embedded.master;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.agent.LaunchedTasks;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * The calls about launched tasks, and what the agents report of them.
 */
final class TaskCalls {

	private final ClusterState cluster;

	private final Reconciler reconciler;

	TaskCalls(ClusterState cluster) {
		this.cluster = cluster;
		this.reconciler = new Reconciler(cluster);
	}

	/**
	 * Execute a call. Calls that a real master passes to executors or to nobody are
	 * accepted and dropped.
	 * @param framework the framework
	 * @param call the call
	 */
	void execute(Framework framework, Call call) {
		switch (call.getType()) {
			case KILL -> kill(framework, call.getKill());
			case SHUTDOWN -> shutdown(framework, call.getShutdown());
			case ACKNOWLEDGE -> acknowledge(framework, call.getAcknowledge());
			case MESSAGE -> message(framework, call.getMessage());
			case RECONCILE -> this.reconciler.reconcile(framework, call.getReconcile());
			default -> {
			}
		}
	}

	private void kill(Framework framework, Call.Kill kill) {
		TaskRecord task = framework.tasks().get(kill.getTaskId());
		if (task == null) {
			this.reconciler.reconcile(framework, kill.getTaskId(), kill.hasAgentId() ? kill.getAgentId() : null);
			return;
		}
		AgentRecord agent = this.cluster.agent(task.agent());
		boolean wrongAgent = kill.hasAgentId() && !kill.getAgentId().equals(task.agent());
		if (agent != null && !wrongAgent) {
			agent.agent().kill(framework.id(), kill.getTaskId(), kill.hasKillPolicy() ? kill.getKillPolicy() : null);
		}
	}

	private void shutdown(Framework framework, Call.Shutdown shutdown) {
		AgentRecord agent = this.cluster.agent(shutdown.getAgentId());
		if (agent != null) {
			agent.agent().shutdownExecutor(framework.id(), shutdown.getExecutorId());
		}
	}

	private void message(Framework framework, Call.Message message) {
		AgentRecord agent = this.cluster.agent(message.getAgentId());
		if (agent != null) {
			agent.agent().message(framework.id(), message.getExecutorId(), message.getData());
		}
	}

	private void acknowledge(Framework framework, Call.Acknowledge acknowledge) {
		AgentRecord agent = this.cluster.agent(acknowledge.getAgentId());
		if (agent == null || !agent.isConnected()) {
			return;
		}
		TaskRecord task = framework.tasks().get(acknowledge.getTaskId());
		if (task != null && task.agent().equals(agent.id())) {
			if (task.reported() == null) {
				return;
			}
			if (task.isEndedBy(acknowledge.getUuid())) {
				this.cluster.release(task);
				framework.complete(task);
				this.cluster.events().taskRemoved(task);
			}
		}
		agent.agent().acknowledge(framework.id(), acknowledge.getTaskId(), acknowledge.getUuid());
	}

	/**
	 * An agent reports an update.
	 * @param id the framework
	 * @param status the update
	 * @param latest the latest state of the task
	 */
	void updated(FrameworkID id, TaskStatus status, TaskState latest) {
		Framework framework = this.cluster.frameworks().get(id);
		if (framework == null) {
			return;
		}
		TaskRecord task = framework.tasks().get(status.getTaskId());
		if (task != null) {
			if (task.update(status, latest)) {
				this.cluster.events().taskUpdated(id, status, task.latest());
			}
			if (LaunchedTasks.isTerminal(task.latest())) {
				this.cluster.release(task);
			}
		}
		framework.send(Events.update(status));
	}

	/**
	 * An executor has a message for its framework.
	 * @param id the framework
	 * @param agent the agent
	 * @param executor the executor
	 * @param data the message
	 */
	void message(FrameworkID id, AgentID agent, ExecutorID executor, ByteString data) {
		Framework framework = this.cluster.frameworks().get(id);
		if (framework != null) {
			framework.send(Events.message(agent, executor, data));
		}
	}

	/**
	 * An agent reports the end of an executor.
	 * @param id the framework
	 * @param agent the agent
	 * @param executor the executor
	 * @param status the raw wait status
	 */
	void executorExited(FrameworkID id, AgentID agent, ExecutorID executor, int status) {
		AgentRecord record = this.cluster.agent(agent);
		if (record != null) {
			record.removeExecutor(id, executor);
		}
		Framework framework = this.cluster.frameworks().get(id);
		if (framework != null) {
			framework.send(Events.executorFailure(agent, executor, status));
		}
	}

}
