package io.github.mesosspring.event;

import java.util.Arrays;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskGroupInfo;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.executor.Event;

/**
 * Events of an executor.
 */
final class ExecutorEvents {

	private ExecutorEvents() {
	}

	static Event subscribed() {
		return event(Event.Type.SUBSCRIBED)
			.setSubscribed(Event.Subscribed.newBuilder()
				.setExecutorInfo(ExecutorInfo.newBuilder().setExecutorId(ExecutorID.newBuilder().setValue("e")))
				.setFrameworkInfo(FrameworkInfo.newBuilder().setUser("u").setName("f"))
				.setAgentInfo(AgentInfo.newBuilder().setHostname("agent")))
			.build();
	}

	static Event launch(String task) {
		return event(Event.Type.LAUNCH).setLaunch(Event.Launch.newBuilder().setTask(task(task))).build();
	}

	static Event launchGroup(String... tasks) {
		TaskGroupInfo group = TaskGroupInfo.newBuilder()
			.addAllTasks(Arrays.stream(tasks).map(ExecutorEvents::task).toList())
			.build();
		return event(Event.Type.LAUNCH_GROUP).setLaunchGroup(Event.LaunchGroup.newBuilder().setTaskGroup(group))
			.build();
	}

	static Event kill(String task) {
		return event(Event.Type.KILL).setKill(Event.Kill.newBuilder().setTaskId(id(task))).build();
	}

	static Event acknowledged(String task) {
		return event(Event.Type.ACKNOWLEDGED)
			.setAcknowledged(
					Event.Acknowledged.newBuilder().setTaskId(id(task)).setUuid(ByteString.copyFrom(new byte[16])))
			.build();
	}

	static Event message(String text) {
		return event(Event.Type.MESSAGE).setMessage(Event.Message.newBuilder().setData(ByteString.copyFromUtf8(text)))
			.build();
	}

	static Event shutdown() {
		return event(Event.Type.SHUTDOWN).build();
	}

	static Event heartbeat() {
		return event(Event.Type.HEARTBEAT).build();
	}

	private static TaskInfo task(String id) {
		return TaskInfo.newBuilder()
			.setName(id)
			.setTaskId(id(id))
			.setAgentId(AgentID.newBuilder().setValue("S0"))
			.build();
	}

	private static TaskID id(String id) {
		return TaskID.newBuilder().setValue(id).build();
	}

	private static Event.Builder event(Event.Type type) {
		return Event.newBuilder().setType(type);
	}

}
