package io.github.mesosspring.executor;

import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskGroupInfo;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Event;

/**
 * What an agent says, and what an executor says of its tasks.
 */
final class AgentEvents {

	static final FrameworkID FRAMEWORK = FrameworkID.newBuilder().setValue("f-1").build();

	static final ExecutorID EXECUTOR = ExecutorID.newBuilder().setValue("ex-1").build();

	private AgentEvents() {
	}

	static ExecutorEnvironment environment(boolean checkpoint) {
		return new ExecutorEnvironment(FRAMEWORK, EXECUTOR, "a-1", URI.create("http://127.0.0.1:5051"),
				"/api/v1/executor", checkpoint, Duration.ofMinutes(15), Duration.ofSeconds(2), Duration.ofSeconds(5),
				"the.secret.token", null, null);
	}

	static Event subscribed() {
		return Event.newBuilder()
			.setType(Event.Type.SUBSCRIBED)
			.setSubscribed(Event.Subscribed.newBuilder()
				.setExecutorInfo(ExecutorInfo.newBuilder().setExecutorId(EXECUTOR))
				.setFrameworkInfo(FrameworkInfo.newBuilder().setId(FRAMEWORK).setUser("u").setName("n"))
				.setAgentInfo(AgentInfo.newBuilder().setHostname("localhost")))
			.build();
	}

	static Event launch(String task) {
		return Event.newBuilder()
			.setType(Event.Type.LAUNCH)
			.setLaunch(Event.Launch.newBuilder().setTask(task(task)))
			.build();
	}

	static Event launchGroup(String... tasks) {
		return Event.newBuilder()
			.setType(Event.Type.LAUNCH_GROUP)
			.setLaunchGroup(Event.LaunchGroup.newBuilder()
				.setTaskGroup(TaskGroupInfo.newBuilder().addAllTasks(Stream.of(tasks).map(AgentEvents::task).toList())))
			.build();
	}

	static Event acknowledged(TaskID task, ByteString uuid) {
		return Event.newBuilder()
			.setType(Event.Type.ACKNOWLEDGED)
			.setAcknowledged(Event.Acknowledged.newBuilder().setTaskId(task).setUuid(uuid))
			.build();
	}

	static Event of(Event.Type type) {
		return Event.newBuilder().setType(type).build();
	}

	static Event error(String message) {
		return Event.newBuilder()
			.setType(Event.Type.ERROR)
			.setError(Event.Error.newBuilder().setMessage(message))
			.build();
	}

	static TaskInfo task(String id) {
		return TaskInfo.newBuilder()
			.setName(id)
			.setTaskId(id(id))
			.setAgentId(AgentID.newBuilder().setValue("a-1"))
			.build();
	}

	static TaskID id(String task) {
		return TaskID.newBuilder().setValue(task).build();
	}

	static TaskStatus status(String task, TaskState state) {
		return TaskStatus.newBuilder().setTaskId(id(task)).setState(state).build();
	}

}
