package io.github.mesosspring.embedded.agent;

import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.TaskGroupInfo;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.executor.Event;
import org.jspecify.annotations.Nullable;

/**
 * The events an agent sends to its executors.
 */
final class ExecutorEvents {

	static final Event SHUTDOWN = Event.newBuilder().setType(Event.Type.SHUTDOWN).build();

	static final Event HEARTBEAT = Event.newBuilder().setType(Event.Type.HEARTBEAT).build();

	private ExecutorEvents() {
	}

	static Event subscribed(ExecutorInfo executor, FrameworkInfo framework, AgentInfo agent, ContainerID container) {
		return Event.newBuilder()
			.setType(Event.Type.SUBSCRIBED)
			.setSubscribed(Event.Subscribed.newBuilder()
				.setExecutorInfo(executor)
				.setFrameworkInfo(framework)
				.setAgentInfo(agent)
				.setContainerId(container))
			.build();
	}

	static Event launch(TaskInfo task) {
		return Event.newBuilder().setType(Event.Type.LAUNCH).setLaunch(Event.Launch.newBuilder().setTask(task)).build();
	}

	static Event launchGroup(List<TaskInfo> tasks) {
		return Event.newBuilder()
			.setType(Event.Type.LAUNCH_GROUP)
			.setLaunchGroup(Event.LaunchGroup.newBuilder().setTaskGroup(TaskGroupInfo.newBuilder().addAllTasks(tasks)))
			.build();
	}

	static Event kill(TaskID task, @Nullable KillPolicy policy) {
		Event.Kill.Builder kill = Event.Kill.newBuilder().setTaskId(task);
		if (policy != null) {
			kill.setKillPolicy(policy);
		}
		return Event.newBuilder().setType(Event.Type.KILL).setKill(kill).build();
	}

	static Event acknowledged(TaskID task, ByteString uuid) {
		return Event.newBuilder()
			.setType(Event.Type.ACKNOWLEDGED)
			.setAcknowledged(Event.Acknowledged.newBuilder().setTaskId(task).setUuid(uuid))
			.build();
	}

	static Event message(ByteString data) {
		return Event.newBuilder()
			.setType(Event.Type.MESSAGE)
			.setMessage(Event.Message.newBuilder().setData(data))
			.build();
	}

}
