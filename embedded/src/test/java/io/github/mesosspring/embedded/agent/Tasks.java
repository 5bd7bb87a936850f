package io.github.mesosspring.embedded.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.DurationInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;
import org.awaitility.Awaitility;

/**
 * What the tests of agents are made of.
 */
final class Tasks {

	static final AgentInfo AGENT = AgentInfo.newBuilder()
		.setHostname("localhost")
		.setId(AgentID.newBuilder().setValue("agent-S0"))
		.build();

	static final FrameworkID FRAMEWORK_ID = FrameworkID.newBuilder().setValue("framework-0000").build();

	static final FrameworkInfo FRAMEWORK = FrameworkInfo.newBuilder()
		.setUser("")
		.setName("test")
		.setId(FRAMEWORK_ID)
		.build();

	static final FrameworkInfo REPORTING_KILLING = FRAMEWORK.toBuilder()
		.addCapabilities(
				FrameworkInfo.Capability.newBuilder().setType(FrameworkInfo.Capability.Type.TASK_KILLING_STATE))
		.build();

	/** Ignores SIGTERM, and so do its children. */
	static final String STUBBORN = "trap '' TERM; echo up; while :; do sleep 1; done";

	private Tasks() {
	}

	static TaskInfo task(String id, CommandInfo.Builder command) {
		return TaskInfo.newBuilder()
			.setName(id)
			.setTaskId(id(id))
			.setAgentId(AGENT.getId())
			.setCommand(command)
			.addResources(Resource.newBuilder()
				.setName("cpus")
				.setType(Value.Type.SCALAR)
				.setScalar(Value.Scalar.newBuilder().setValue(0.1))
				.setAllocationInfo(Resource.AllocationInfo.newBuilder().setRole("dev")))
			.build();
	}

	static TaskInfo shell(String id, String command) {
		return task(id, CommandInfo.newBuilder().setValue(command));
	}

	static TaskInfo withGrace(TaskInfo task, Duration grace) {
		return task.toBuilder().setKillPolicy(KillPolicy.newBuilder().setGracePeriod(duration(grace))).build();
	}

	static DurationInfo duration(Duration duration) {
		return DurationInfo.newBuilder().setNanoseconds(duration.toNanos()).build();
	}

	static TaskID id(String id) {
		return TaskID.newBuilder().setValue(id).build();
	}

	static Path sandbox(Path workDirectory, TaskStatus status) {
		return workDirectory.resolve("frameworks/framework-0000/executors")
			.resolve(status.getExecutorId().getValue())
			.resolve("runs")
			.resolve(status.getContainerStatus().getContainerId().getValue());
	}

	static List<String> lines(Path file) {
		try {
			return Files.exists(file) ? Files.readAllLines(file) : List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void awaitLine(Path file) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(5))
			.atMost(Duration.ofSeconds(20))
			.until(() -> !lines(file).isEmpty());
	}

	static ProcessHandle awaitProcess(Path pidFile) {
		awaitLine(pidFile);
		return ProcessHandle.of(Long.parseLong(lines(pidFile).get(0))).orElseThrow();
	}

	static ProcessHandle process(TaskStatus status) {
		return ProcessHandle.of(status.getContainerStatus().getExecutorPid()).orElseThrow();
	}

	static void awaitEnd(ProcessHandle process) {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(5))
			.atMost(Duration.ofSeconds(20))
			.until(() -> !ProcessStat.isRunning(process));
	}

}
