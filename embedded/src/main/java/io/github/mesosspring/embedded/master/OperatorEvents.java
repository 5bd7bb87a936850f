package io.github.mesosspring.embedded.master;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.master.Event;
import io.github.mesosspring.protocol.master.Response;

/**
 * The events a master sends to operators.
 */
final class OperatorEvents {

	static final Event HEARTBEAT = Event.newBuilder().setType(Event.Type.HEARTBEAT).build();

	private OperatorEvents() {
	}

	static Event subscribed(Response.GetState state, double heartbeatSeconds) {
		return Event.newBuilder()
			.setType(Event.Type.SUBSCRIBED)
			.setSubscribed(
					Event.Subscribed.newBuilder().setGetState(state).setHeartbeatIntervalSeconds(heartbeatSeconds))
			.build();
	}

	static Event taskAdded(Task task) {
		return Event.newBuilder()
			.setType(Event.Type.TASK_ADDED)
			.setTaskAdded(Event.TaskAdded.newBuilder().setTask(task))
			.build();
	}

	static Event taskUpdated(FrameworkID framework, TaskStatus status, TaskState latest) {
		return Event.newBuilder()
			.setType(Event.Type.TASK_UPDATED)
			.setTaskUpdated(Event.TaskUpdated.newBuilder().setFrameworkId(framework).setStatus(status).setState(latest))
			.build();
	}

	static Event agentAdded(Response.GetAgents.Agent agent) {
		return Event.newBuilder()
			.setType(Event.Type.AGENT_ADDED)
			.setAgentAdded(Event.AgentAdded.newBuilder().setAgent(agent))
			.build();
	}

	static Event agentRemoved(AgentID agent) {
		return Event.newBuilder()
			.setType(Event.Type.AGENT_REMOVED)
			.setAgentRemoved(Event.AgentRemoved.newBuilder().setAgentId(agent))
			.build();
	}

	static Event frameworkAdded(Response.GetFrameworks.Framework framework) {
		return Event.newBuilder()
			.setType(Event.Type.FRAMEWORK_ADDED)
			.setFrameworkAdded(Event.FrameworkAdded.newBuilder().setFramework(framework))
			.build();
	}

	static Event frameworkUpdated(Response.GetFrameworks.Framework framework) {
		return Event.newBuilder()
			.setType(Event.Type.FRAMEWORK_UPDATED)
			.setFrameworkUpdated(Event.FrameworkUpdated.newBuilder().setFramework(framework))
			.build();
	}

	static Event frameworkRemoved(FrameworkInfo framework) {
		return Event.newBuilder()
			.setType(Event.Type.FRAMEWORK_REMOVED)
			.setFrameworkRemoved(Event.FrameworkRemoved.newBuilder().setFrameworkInfo(framework))
			.build();
	}

}
