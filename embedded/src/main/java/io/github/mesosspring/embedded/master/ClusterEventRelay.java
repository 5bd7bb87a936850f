package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;

/**
 * Passes on what happens in the cluster to all who listen, in the order in which they
 * came.
 */
final class ClusterEventRelay implements ClusterEvents {

	private final List<ClusterEvents> listeners = new ArrayList<>();

	void add(ClusterEvents listener) {
		this.listeners.add(listener);
	}

	@Override
	public void taskAdded(TaskRecord task) {
		this.listeners.forEach((listener) -> listener.taskAdded(task));
	}

	@Override
	public void taskUpdated(FrameworkID framework, TaskStatus status, TaskState latest) {
		this.listeners.forEach((listener) -> listener.taskUpdated(framework, status, latest));
	}

	@Override
	public void taskRemoved(TaskRecord task) {
		this.listeners.forEach((listener) -> listener.taskRemoved(task));
	}

	@Override
	public void agentAdded(AgentRecord agent) {
		this.listeners.forEach((listener) -> listener.agentAdded(agent));
	}

	@Override
	public void agentRemoved(AgentID agent) {
		this.listeners.forEach((listener) -> listener.agentRemoved(agent));
	}

	@Override
	public void frameworkAdded(Framework framework) {
		this.listeners.forEach((listener) -> listener.frameworkAdded(framework));
	}

	@Override
	public void frameworkUpdated(Framework framework) {
		this.listeners.forEach((listener) -> listener.frameworkUpdated(framework));
	}

	@Override
	public void frameworkRemoved(FrameworkInfo framework) {
		this.listeners.forEach((listener) -> listener.frameworkRemoved(framework));
	}

}
