package io.github.mesosspring.embedded.agent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * How tasks are ended, with real processes and virtual time.
 */
class LocalAgentKillTests {

	/** A child with a session of its own, where there is a program to make one. */
	private static final String DETACHED = CommandLine.hasOwnSession() ? "setsid sleep 1000 & " : "";

	@TempDir
	Path work;

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final RecordingListener listener = new RecordingListener();

	private Agent agent;

	@BeforeEach
	void create() {
		this.agent = LocalAgents.create(Tasks.AGENT, this.work, this.time);
		this.agent.connect(this.listener);
		this.listener.acknowledgeTo = this.agent;
	}

	@AfterEach
	void close() {
		this.agent.close();
	}

	@Test
	void killsARunningTaskWithSigterm() {
		launch(Tasks.FRAMEWORK, Tasks.shell("t", "sleep 1000"));
		kill("t");
		TaskStatus killed = this.listener.awaitState("t", TaskState.TASK_KILLED);
		assertThat(killed.getMessage()).isEqualTo("Command terminated with signal Terminated");
		assertThat(killed.hasReason()).isFalse();
		assertThat(killed.getSource()).isEqualTo(TaskStatus.Source.SOURCE_EXECUTOR);
		assertThat(this.listener.statesOf("t")).containsExactly(TaskState.TASK_STARTING, TaskState.TASK_RUNNING,
				TaskState.TASK_KILLED);
		assertThat(this.listener.exits).isEmpty();
	}

	@Test
	void saysThatItIsKillingToFrameworksThatWantToKnow() {
		launch(Tasks.REPORTING_KILLING, Tasks.shell("t", "sleep 1000"));
		kill("t");
		this.listener.awaitState("t", TaskState.TASK_KILLED);
		assertThat(this.listener.statesOf("t")).containsExactly(TaskState.TASK_STARTING, TaskState.TASK_RUNNING,
				TaskState.TASK_KILLING, TaskState.TASK_KILLED);
	}

	@Test
	void sendsSigkillAfterTheDefaultGracePeriod() {
		ProcessHandle process = launchStubborn(Tasks.shell("t", Tasks.STUBBORN));
		kill("t");
		this.time.advanceTimeBy(Duration.ofMillis(2999));
		assertThat(ProcessStat.isRunning(process)).isTrue();
		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(this.listener.awaitState("t", TaskState.TASK_KILLED).getMessage())
			.isEqualTo("Command terminated with signal Killed");
	}

	@Test
	void usesTheGracePeriodOfTheTaskNotOfTheKill() {
		ProcessHandle process = launchStubborn(
				Tasks.withGrace(Tasks.shell("t", Tasks.STUBBORN), Duration.ofSeconds(20)));
		this.agent.kill(Tasks.FRAMEWORK_ID, Tasks.id("t"),
				KillPolicy.newBuilder().setGracePeriod(Tasks.duration(Duration.ofSeconds(1))).build());
		this.time.advanceTimeBy(Duration.ofSeconds(19));
		assertThat(ProcessStat.isRunning(process)).isTrue();
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		this.listener.awaitState("t", TaskState.TASK_KILLED);
	}

	@Test
	void aSecondKillNeitherProlongsTheGracePeriodNorIsReported() {
		launchStubborn(Tasks.shell("t", Tasks.STUBBORN));
		kill("t");
		this.time.advanceTimeBy(Duration.ofSeconds(2));
		kill("t");
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		this.listener.awaitState("t", TaskState.TASK_KILLED);
		assertThat(this.listener.statesOf("t")).containsExactly(TaskState.TASK_STARTING, TaskState.TASK_RUNNING,
				TaskState.TASK_KILLING, TaskState.TASK_KILLED);
	}

	@Test
	void aTaskThatEndsWellWhenKilledIsKilled() {
		launch(Tasks.FRAMEWORK, Tasks.shell("t", "trap 'exit 0' TERM; echo up; while :; do sleep 0.01; done"));
		Tasks.awaitLine(sandbox("t").resolve("stdout"));
		kill("t");
		assertThat(this.listener.awaitState("t", TaskState.TASK_KILLED).getMessage())
			.isEqualTo("Command exited with status 0");
	}

	@Test
	void aTaskKilledRightBehindItsLaunchNeverStarts() {
		this.time.schedule(() -> {
			this.agent.launch(Tasks.REPORTING_KILLING, Tasks.shell("t", "echo ran > $MESOS_SANDBOX/../ran"));
			kill("t");
			kill("t");
		});
		TaskStatus killed = this.listener.awaitState("t", TaskState.TASK_KILLED);
		assertThat(killed.getReason()).isEqualTo(TaskStatus.Reason.REASON_TASK_KILLED_DURING_LAUNCH);
		assertThat(killed.getSource()).isEqualTo(TaskStatus.Source.SOURCE_AGENT);
		assertThat(killed.getMessage()).isEqualTo("Killed before delivery to the executor");
		assertThat(killed.getExecutorId().getValue()).isEqualTo("t");
		assertThat(killed.hasContainerStatus()).isFalse();
		assertThat(this.listener.updates).hasSize(1);
		assertThat(this.work).isEmptyDirectory();
	}

	@Test
	void killingAnEndedOrUnknownTaskDoesNothing() {
		this.listener.acknowledgeTo = null;
		launch(Tasks.FRAMEWORK, Tasks.shell("t", "true"));
		this.listener.awaitState("t", TaskState.TASK_STARTING);
		acknowledge("t");
		acknowledge("t");
		this.listener.awaitState("t", TaskState.TASK_FINISHED);
		kill("t");
		kill("unknown");
		acknowledge("t");
		kill("t");
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.listener.statesOf("t")).containsExactly(TaskState.TASK_STARTING, TaskState.TASK_RUNNING,
				TaskState.TASK_FINISHED);
	}

	@Test
	void childrenAreAskedToEndWithTheirParent() {
		launch(Tasks.FRAMEWORK, Tasks.shell("t", "sleep 1000 & echo $! > child; wait"));
		ProcessHandle child = Tasks.awaitProcess(sandbox("t").resolve("child"));
		kill("t");
		this.listener.awaitState("t", TaskState.TASK_KILLED);
		Tasks.awaitEnd(child);
	}

	@Test
	void childrenThatIgnoreSigtermGetSigkillASecondAfterTheirParentEnded() {
		launch(Tasks.FRAMEWORK,
				Tasks.shell("t", "sh -c 'trap \"\" TERM; echo $$ > child; while :; do sleep 1; done' & wait"));
		ProcessHandle child = Tasks.awaitProcess(sandbox("t").resolve("child"));
		kill("t");
		this.listener.awaitState("t", TaskState.TASK_KILLED);
		assertThat(ProcessStat.isRunning(child)).isTrue();
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		Tasks.awaitEnd(child);
	}

	@Test
	void shuttingDownTheExecutorKillsItsTask() {
		launch(Tasks.FRAMEWORK, Tasks.shell("t", "sleep 1000"));
		launch(Tasks.FRAMEWORK, Tasks.shell("other", "sleep 1000"));
		this.agent.shutdownExecutor(Tasks.FRAMEWORK_ID, ExecutorID.newBuilder().setValue("t").build());
		this.agent.shutdownExecutor(Tasks.FRAMEWORK_ID, ExecutorID.newBuilder().setValue("unknown").build());
		this.listener.awaitState("t", TaskState.TASK_KILLED);
		assertThat(this.listener.exits).isEmpty();
		assertThat(this.listener.statesOf("other")).doesNotContain(TaskState.TASK_KILLED);
	}

	@Test
	void shuttingDownTheExecutorBeforeItStartedFailsItsTask() {
		this.time.schedule(() -> {
			this.agent.launch(Tasks.FRAMEWORK, Tasks.shell("t", "sleep 1000"));
			this.agent.shutdownExecutor(Tasks.FRAMEWORK_ID, ExecutorID.newBuilder().setValue("t").build());
		});
		TaskStatus failed = this.listener.awaitState("t", TaskState.TASK_FAILED);
		assertThat(failed.getReason()).isEqualTo(TaskStatus.Reason.REASON_EXECUTOR_TERMINATED);
		assertThat(this.listener.updates).hasSize(1);
	}

	@Test
	void aRemovedFrameworksTasksEndWithoutAWord() {
		ProcessHandle process = launchStubborn(Tasks.shell("t", Tasks.STUBBORN));
		int before = this.listener.updates.size();
		this.agent.removeFramework(Tasks.FRAMEWORK_ID);
		this.time.advanceTimeBy(Duration.ofSeconds(3));
		Tasks.awaitEnd(process);
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.listener.updates).hasSize(before);
	}

	@Test
	void repeatsAnUpdateUntilItIsAcknowledgedAndAtOnceWhenTheFrameworkIsUpdated() {
		this.listener.acknowledgeTo = null;
		launch(Tasks.FRAMEWORK, Tasks.shell("t", "sleep 1000"));
		this.time.advanceTimeBy(Duration.ofSeconds(10));
		this.time.advanceTimeBy(Duration.ofSeconds(20));
		this.agent.frameworkUpdated(Tasks.FRAMEWORK);
		this.time.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(this.listener.updates).hasSize(5).containsOnly(this.listener.updates.get(0));
		assertThat(this.listener.latest).endsWith(TaskState.TASK_RUNNING);
		acknowledge("t");
		assertThat(this.listener.updates).hasSize(6);
		assertThat(this.listener.updates.get(5).getState()).isEqualTo(TaskState.TASK_RUNNING);
	}

	@Test
	void repeatsTheUpdatesOfAllFrameworksWhenOneIsUpdated() {
		this.listener.acknowledgeTo = null;
		launch(Tasks.FRAMEWORK, Tasks.shell("t", "sleep 1000"));
		this.agent.frameworkUpdated(
				Tasks.FRAMEWORK.toBuilder().setId(FrameworkID.newBuilder().setValue("framework-0001")).build());
		assertThat(this.listener.updates).hasSize(2).containsOnly(this.listener.updates.get(0));
	}

	@Test
	void closeLeavesNoProcess() {
		launch(Tasks.FRAMEWORK, Tasks.shell("plain", "sleep 1000"));
		launch(Tasks.FRAMEWORK, Tasks.shell("parent", DETACHED + "sleep 1000 & echo $! > child; wait"));
		ProcessHandle stubborn = launchStubborn(Tasks.shell("t", Tasks.STUBBORN));
		kill("t");
		ProcessHandle child = Tasks.awaitProcess(sandbox("parent").resolve("child"));
		List<ProcessHandle> processes = List.of(stubborn, child, process("plain"), process("parent"));
		List<ProcessHandle> descendants = processes.stream().flatMap(ProcessHandle::descendants).toList();
		assertThat(processes).allMatch(ProcessStat::isRunning);
		this.agent.close();
		assertThat(processes).noneMatch(ProcessStat::isRunning);
		assertThat(descendants).isNotEmpty().noneMatch(ProcessStat::isRunning);
	}

	@Test
	void closeFindsWhatATaskDetachedFromItself() {
		assumeTrue(Files.exists(Path.of("/proc/self/environ")) && CommandLine.hasOwnSession());
		launch(Tasks.FRAMEWORK, Tasks.shell("t",
				"setsid sh -c 'echo $$ > child; exec sleep 1000' & while [ ! -s child ];" + " do sleep 0.01; done"));
		this.listener.awaitState("t", TaskState.TASK_FINISHED);
		ProcessHandle child = Tasks.awaitProcess(sandbox("t").resolve("child"));
		assertThat(ProcessStat.isRunning(child)).isTrue();
		this.agent.close();
		Tasks.awaitEnd(child);
	}

	@Test
	void aClosedAgentStartsAndReportsNothing() {
		this.agent.close();
		this.agent.close();
		this.agent.launch(Tasks.FRAMEWORK, Tasks.shell("t", "true"));
		kill("t");
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.listener.updates).isEmpty();
		assertThat(this.work).isEmptyDirectory();
	}

	private void launch(FrameworkInfo framework, TaskInfo task) {
		this.agent.launch(framework, task);
		this.listener.awaitState(task.getTaskId().getValue(), TaskState.TASK_STARTING);
	}

	private ProcessHandle launchStubborn(TaskInfo task) {
		launch(Tasks.REPORTING_KILLING, task);
		String id = task.getTaskId().getValue();
		Tasks.awaitLine(sandbox(id).resolve("stdout"));
		return process(id);
	}

	private void kill(String task) {
		this.agent.kill(Tasks.FRAMEWORK_ID, Tasks.id(task), null);
	}

	private void acknowledge(String task) {
		List<TaskStatus> updates = this.listener.of(task);
		this.agent.acknowledge(Tasks.FRAMEWORK_ID, Tasks.id(task), updates.get(updates.size() - 1).getUuid());
	}

	private Path sandbox(String task) {
		return Tasks.sandbox(this.work, this.listener.of(task).get(0));
	}

	private ProcessHandle process(String task) {
		return Tasks.process(this.listener.of(task).get(0));
	}

}
