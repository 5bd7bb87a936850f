package io.github.mesosspring.embedded.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.mesosspring.protocol.DrainConfig;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Task groups of the default executor, with real processes and real time.
 */
class DefaultExecutorTests {

	private static final ExecutorInfo EXECUTOR = ExecutorInfo.newBuilder()
		.setType(ExecutorInfo.Type.DEFAULT)
		.setExecutorId(ExecutorID.newBuilder().setValue("d"))
		.build();

	@TempDir
	private Path work;

	private final Scheduler scheduler = Schedulers.newSingle("agent");

	private final RecordingListener listener = new RecordingListener();

	private Agent agent;

	@BeforeEach
	void create() {
		this.agent = LocalAgents.create(Tasks.AGENT, this.work, this.scheduler);
		this.agent.connect(this.listener);
		this.listener.acknowledgeTo = this.agent;
	}

	@AfterEach
	void close() {
		this.agent.close();
		this.scheduler.dispose();
	}

	@Test
	void oneThatFailsTakesTheOthersOfItsGroupAlong() {
		launch(Tasks.shell("a", "sleep 1000"), Tasks.shell("b", "exit 5"));
		launch(Tasks.shell("other", "sleep 1000"));
		this.listener.awaitState("a", TaskState.TASK_KILLED);
		assertThat(this.listener.statesOf("b")).containsExactly(TaskState.TASK_STARTING, TaskState.TASK_RUNNING,
				TaskState.TASK_FAILED);
		this.listener.awaitState("other", TaskState.TASK_RUNNING);
		assertThat(this.listener.exits).isEmpty();
		this.agent.kill(Tasks.FRAMEWORK_ID, Tasks.id("other"), null);
		this.listener.awaitState("other", TaskState.TASK_KILLED);
		awaitExit();
		assertThat(this.listener.exits).containsExactly(0);
	}

	@Test
	void runsEveryTaskInAContainerInsideTheExecutors() {
		launch(Tasks.shell("a", "pwd -P"), Tasks.shell("b", "true"));
		awaitExit();
		TaskStatus a = this.listener.awaitState("a", TaskState.TASK_FINISHED);
		TaskStatus b = this.listener.awaitState("b", TaskState.TASK_FINISHED);
		assertThat(a.getContainerStatus().getContainerId().getParent())
			.isEqualTo(b.getContainerStatus().getContainerId().getParent());
		assertThat(a.getExecutorId()).isEqualTo(EXECUTOR.getExecutorId());
		Path sandbox = this.work.resolve("frameworks/framework-0000/executors/d/runs")
			.resolve(a.getContainerStatus().getContainerId().getParent().getValue())
			.resolve("containers")
			.resolve(a.getContainerStatus().getContainerId().getValue());
		assertThat(Tasks.lines(sandbox.resolve("stdout"))).hasSize(1);
	}

	@Test
	void killsAllTasksOfADrainedAgentAndSaysWhy() {
		FrameworkInfo aware = Tasks.FRAMEWORK.toBuilder()
			.addCapabilities(
					FrameworkInfo.Capability.newBuilder().setType(FrameworkInfo.Capability.Type.PARTITION_AWARE))
			.build();
		this.agent.launch(aware, Tasks.shell("c", "sleep 1000"));
		this.agent.launchGroup(aware, EXECUTOR, List.of(Tasks.shell("a", "sleep 1000")));
		this.listener.awaitState("a", TaskState.TASK_RUNNING);
		this.listener.awaitState("c", TaskState.TASK_RUNNING);
		this.agent.drain(DrainConfig.newBuilder()
			.setMaxGracePeriod(Tasks.duration(Duration.ofSeconds(1)))
			.setMarkGone(true)
			.build());
		for (String task : List.of("a", "c")) {
			TaskStatus gone = this.listener.awaitState(task, TaskState.TASK_GONE_BY_OPERATOR);
			assertThat(gone.getReason()).isEqualTo(TaskStatus.Reason.REASON_AGENT_DRAINING);
		}
	}

	@Test
	void shutsTheExecutorDownWithItsTasks() {
		launch(Tasks.shell("a", "sleep 1000"));
		this.listener.awaitState("a", TaskState.TASK_RUNNING);
		this.agent.shutdownExecutor(Tasks.FRAMEWORK_ID, EXECUTOR.getExecutorId());
		this.listener.awaitState("a", TaskState.TASK_KILLED);
		awaitExit();
	}

	private void launch(TaskInfo... tasks) {
		this.agent.launchGroup(Tasks.FRAMEWORK, EXECUTOR, List.of(tasks));
	}

	private void awaitExit() {
		Awaitility.await()
			.pollInterval(Duration.ofMillis(5))
			.atMost(Duration.ofSeconds(20))
			.until(() -> !this.listener.exits.isEmpty());
	}

}
