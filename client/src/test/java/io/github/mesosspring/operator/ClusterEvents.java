package io.github.mesosspring.operator;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.master.Event;
import io.github.mesosspring.protocol.master.Response;

/**
 * Events of a master for tests.
 */
final class ClusterEvents {

	static final Event HEARTBEAT = Event.newBuilder().setType(Event.Type.HEARTBEAT).build();

	static final Event AGENT_REMOVED = Event.newBuilder()
		.setType(Event.Type.AGENT_REMOVED)
		.setAgentRemoved(Event.AgentRemoved.newBuilder().setAgentId(AgentID.newBuilder().setValue("a")))
		.build();

	private static final FrameworkID FRAMEWORK = FrameworkID.newBuilder().setValue("f").build();

	private ClusterEvents() {
	}

	/** As masters since 1.5 send it. */
	static Event subscribed(int tasks) {
		Event.Subscribed.Builder subscribed = Event.Subscribed.newBuilder()
			.setGetState(state(tasks))
			.setHeartbeatIntervalSeconds(15);
		return Event.newBuilder().setType(Event.Type.SUBSCRIBED).setSubscribed(subscribed).build();
	}

	/** As masters before 1.5 send it. */
	static Event subscribedWithoutInterval() {
		Event.Subscribed.Builder subscribed = Event.Subscribed.newBuilder().setGetState(state(0));
		return Event.newBuilder().setType(Event.Type.SUBSCRIBED).setSubscribed(subscribed).build();
	}

	static Response.GetState state(int tasks) {
		Response.GetTasks.Builder all = Response.GetTasks.newBuilder();
		for (int number = 0; number < tasks; number++) {
			all.addTasks(task("t" + number));
		}
		return Response.GetState.newBuilder().setGetTasks(all).build();
	}

	static Event taskAdded(String id) {
		return Event.newBuilder()
			.setType(Event.Type.TASK_ADDED)
			.setTaskAdded(Event.TaskAdded.newBuilder().setTask(task(id)))
			.build();
	}

	static Event taskUpdated(String id, TaskState state) {
		TaskStatus status = TaskStatus.newBuilder().setTaskId(TaskID.newBuilder().setValue(id)).setState(state).build();
		return Event.newBuilder()
			.setType(Event.Type.TASK_UPDATED)
			.setTaskUpdated(Event.TaskUpdated.newBuilder().setFrameworkId(FRAMEWORK).setStatus(status).setState(state))
			.build();
	}

	private static Task.Builder task(String id) {
		return Task.newBuilder()
			.setName(id)
			.setTaskId(TaskID.newBuilder().setValue(id))
			.setFrameworkId(FRAMEWORK)
			.setAgentId(AgentID.newBuilder().setValue("a"))
			.setState(TaskState.TASK_RUNNING);
	}

}
