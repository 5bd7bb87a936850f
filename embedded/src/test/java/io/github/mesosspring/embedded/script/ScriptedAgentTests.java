package io.github.mesosspring.embedded.script;

import java.time.Duration;
import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.AgentReport;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.DurationInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Label;
import io.github.mesosspring.protocol.Labels;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.TaskStatus.Reason;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptedAgentTests {

	private static final AgentID AGENT = AgentID.newBuilder().setValue("S0").build();

	private static final FrameworkID FRAMEWORK = FrameworkID.newBuilder().setValue("F").build();

	private static final FrameworkInfo INFO = FrameworkInfo.newBuilder()
		.setId(FRAMEWORK)
		.setName("f")
		.setUser("u")
		.build();

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final TaskScripts scripts = new TaskScripts();

	private final Agent agent = ScriptedAgents
		.create(AgentInfo.newBuilder().setId(AGENT).setHostname("localhost").build(), this.scripts, this.time);

	private final SeenReports seen = new SeenReports();

	ScriptedAgentTests() {
		this.seen.acknowledgeTo = this.agent;
		this.agent.connect(this.seen);
	}

	@Test
	void staysRunningUntilItIsKilled() {
		launch("t", TaskScript.stayRunning());
		advance(3600);
		assertThat(this.seen.take()).containsExactly("t STARTING", "t RUNNING");
		kill("t");
		assertThat(this.seen.take()).containsExactly("t KILLED");
		assertThat(this.seen.last().getMessage()).isEqualTo("Command terminated with signal Terminated");
	}

	@Test
	void finishesAfterItsTimeAndNotBefore() {
		launch("t", TaskScript.finishAfter(Duration.ofSeconds(5)));
		advance(4);
		assertThat(this.seen.take()).containsExactly("t STARTING", "t RUNNING");
		advance(1);
		assertThat(this.seen.take()).containsExactly("t FINISHED");
		assertThat(this.seen.last().getSource()).isEqualTo(TaskStatus.Source.SOURCE_EXECUTOR);
		assertThat(this.seen.last().getTimestamp()).isEqualTo(5);
	}

	@Test
	void failsWithExitStatusAndReason() {
		launch("a", TaskScript.failAfter(Duration.ofSeconds(1), 3));
		advance(1);
		assertThat(this.seen.last().getMessage()).isEqualTo("Command exited with status 3");
		launch("b", TaskScript.failAfter(Duration.ofSeconds(1))
			.because(Reason.REASON_CONTAINER_LIMITATION_MEMORY, "Memory limit exceeded"));
		advance(1);
		assertThat(this.seen.last().getState()).isEqualTo(TaskState.TASK_FAILED);
		assertThat(this.seen.last().getReason()).isEqualTo(Reason.REASON_CONTAINER_LIMITATION_MEMORY);
	}

	@Test
	void reportsTheExecutorBeforeTheTaskOfACrash() {
		launch("t", TaskScript.crashAfter(Duration.ofSeconds(1)));
		advance(1);
		assertThat(this.seen.take()).containsExactly("t STARTING", "t RUNNING", "executor t exited with 9", "t FAILED");
		assertThat(this.seen.last().getReason()).isEqualTo(Reason.REASON_EXECUTOR_TERMINATED);
		assertThat(this.seen.last().getSource()).isEqualTo(TaskStatus.Source.SOURCE_AGENT);
	}

	@Test
	void staysInStagingForATimeOrForEver() {
		launch("slow", TaskScript.stayRunning().startingAfter(Duration.ofSeconds(30)));
		launch("never", TaskScript.neverStart());
		advance(29);
		assertThat(this.seen.take()).isEmpty();
		advance(1);
		assertThat(this.seen.take()).containsExactly("slow STARTING", "slow RUNNING");
		kill("never");
		assertThat(this.seen.take()).containsExactly("never KILLED");
		assertThat(this.seen.last().getReason()).isEqualTo(Reason.REASON_TASK_KILLED_DURING_LAUNCH);
	}

	@Test
	void takesItsTimeToDieOrDoesNotDie() {
		FrameworkInfo killing = INFO.toBuilder()
			.addCapabilities(
					FrameworkInfo.Capability.newBuilder().setType(FrameworkInfo.Capability.Type.TASK_KILLING_STATE))
			.build();
		this.scripts.named("slow", TaskScript.stayRunning().killTaking(Duration.ofSeconds(7)))
			.named("deaf", TaskScript.finishAfter(Duration.ofSeconds(60)).ignoringKill());
		this.agent.launch(killing, task("slow"));
		this.agent.launch(killing, task("deaf"));
		this.seen.take();
		kill("slow");
		kill("deaf");
		assertThat(this.seen.take()).containsExactly("slow KILLING");
		advance(7);
		assertThat(this.seen.take()).containsExactly("slow KILLED");
		advance(53);
		assertThat(this.seen.take()).containsExactly("deaf FINISHED");
	}

	@Test
	void saysWhatItsHealthCheckFound() {
		launch("t", TaskScript.stayRunning().healthyAfter(Duration.ofSeconds(1)).unhealthyAfter(Duration.ofSeconds(2)));
		advance(1);
		assertThat(this.seen.last().getHealthy()).isTrue();
		assertThat(this.seen.last().getReason()).isEqualTo(Reason.REASON_TASK_HEALTH_CHECK_STATUS_UPDATED);
		advance(1);
		assertThat(this.seen.last().getHealthy()).isFalse();
		assertThat(this.seen.take()).containsExactly("t STARTING", "t RUNNING", "t RUNNING", "t RUNNING");
	}

	@Test
	void repeatsUpdatesWithTheSameUuid() {
		launch("t", TaskScript.stayRunning().repeatingUpdates());
		assertThat(this.seen.take()).containsExactly("t STARTING", "t STARTING", "t RUNNING", "t RUNNING");
		assertThat(this.seen.updates.stream().map(TaskStatus::getUuid).distinct()).hasSize(2);
	}

	@Test
	void sendsAnUnacknowledgedUpdateAgainAndTheNextOnlyAfterIt() {
		this.seen.acknowledgeTo = null;
		launch("t", TaskScript.finishAfter(Duration.ZERO));
		advance(10);
		assertThat(this.seen.take()).containsExactly("t STARTING", "t STARTING");
		ByteString uuid = this.seen.last().getUuid();
		this.agent.acknowledge(FRAMEWORK, id("t"), uuid);
		assertThat(this.seen.take()).containsExactly("t RUNNING");
	}

	@Test
	void echoesMessagesWhileItRuns() {
		launch("t", TaskScript.stayRunning().echoingMessages());
		this.agent.message(FRAMEWORK, executor("t"), ByteString.copyFromUtf8("hello"));
		kill("t");
		this.agent.message(FRAMEWORK, executor("t"), ByteString.copyFromUtf8("too late"));
		assertThat(this.seen.take()).containsExactly("t STARTING", "t RUNNING", "message of t: hello", "t KILLED");
	}

	@Test
	void endsAGroupWithItsFirstFailure() {
		this.scripts.named("a", TaskScript.failAfter(Duration.ofSeconds(2)));
		launchGroup("a", "b");
		this.seen.take();
		advance(2);
		assertThat(this.seen.take()).containsExactly("a FAILED", "b KILLED", "executor d exited with 0");
	}

	@Test
	void endsTheExecutorOfAGroupAfterItsLastTask() {
		this.scripts.byDefault(TaskScript.finishAfter(Duration.ofSeconds(1)));
		launchGroup("a", "b");
		this.seen.take();
		advance(1);
		assertThat(this.seen.take()).containsExactly("a FINISHED", "b FINISHED", "executor d exited with 0");
	}

	@Test
	void shutsDownACustomExecutorWithAllItsTasks() {
		ExecutorInfo custom = ExecutorInfo.newBuilder()
			.setExecutorId(executor("x"))
			.setType(ExecutorInfo.Type.CUSTOM)
			.build();
		this.agent.launch(INFO, task("a").toBuilder().setExecutor(custom).build());
		this.agent.launch(INFO, task("b").toBuilder().setExecutor(custom).build());
		this.seen.take();
		this.agent.connect(this.seen);
		assertThat(report().executors()).extracting(ExecutorInfo::getExecutorId).containsExactly(executor("x"));
		this.agent.shutdownExecutor(FRAMEWORK, executor("x"));
		assertThat(this.seen.take()).containsExactly("executor x exited with 15", "a FAILED", "b FAILED");
	}

	@Test
	void tellsANewMasterOfItsTasksAndReportsAgain() {
		this.seen.acknowledgeTo = null;
		launch("t", TaskScript.stayRunning());
		this.agent.disconnect();
		this.agent.connect(this.seen);
		assertThat(report().tasks()).singleElement().satisfies((task) -> {
			assertThat(task.getState()).isEqualTo(TaskState.TASK_RUNNING);
			assertThat(task.getStatusUpdateState()).isEqualTo(TaskState.TASK_STARTING);
		});
		assertThat(this.seen.take()).containsExactly("t STARTING", "t STARTING");
	}

	@Test
	void forgetsTheTasksOfARemovedFramework() {
		launch("t", TaskScript.finishAfter(Duration.ofSeconds(1)));
		this.seen.take();
		this.agent.removeFramework(FRAMEWORK);
		advance(60);
		this.agent.connect(this.seen);
		assertThat(report().tasks()).isEmpty();
		assertThat(this.seen.take()).isEmpty();
	}

	@Test
	void followsTheLabelOfTheTask() {
		this.scripts.named("t", TaskScript.neverStart());
		this.agent.launch(INFO, labelled("t", "finish:500ms"));
		this.time.advanceTimeBy(Duration.ofMillis(500));
		assertThat(this.seen.take()).containsExactly("t STARTING", "t RUNNING", "t FINISHED");
		this.agent.launch(INFO, labelled("u", "finsh:1s"));
		assertThat(this.seen.last().getState()).isEqualTo(TaskState.TASK_FAILED);
		assertThat(this.seen.last().getMessage()).startsWith("Failed to launch container: 'finsh:1s' is no step");
	}

	@Test
	void failsATaskThatIsOverItsMaximumTime() {
		this.agent.launch(INFO,
				task("t").toBuilder()
					.setMaxCompletionTime(DurationInfo.newBuilder().setNanoseconds(Duration.ofSeconds(2).toNanos()))
					.build());
		advance(2);
		assertThat(this.seen.last().getReason()).isEqualTo(Reason.REASON_MAX_COMPLETION_TIME_REACHED);
	}

	private void launch(String task, TaskScript script) {
		this.scripts.named(task, script);
		this.agent.launch(INFO, task(task));
	}

	private void launchGroup(String... tasks) {
		this.agent.launchGroup(INFO,
				ExecutorInfo.newBuilder().setExecutorId(executor("d")).setType(ExecutorInfo.Type.DEFAULT).build(),
				List.of(tasks).stream().map(ScriptedAgentTests::task).toList());
	}

	private void kill(String task) {
		this.agent.kill(FRAMEWORK, id(task), null);
	}

	private void advance(long seconds) {
		this.time.advanceTimeBy(Duration.ofSeconds(seconds));
	}

	private AgentReport report() {
		return this.seen.registrations.get(this.seen.registrations.size() - 1);
	}

	private static TaskInfo task(String id) {
		return TaskInfo.newBuilder().setName(id).setTaskId(id(id)).setAgentId(AGENT).build();
	}

	private static TaskInfo labelled(String id, String script) {
		return task(id).toBuilder()
			.setLabels(Labels.newBuilder().addLabels(Label.newBuilder().setKey(TaskScript.LABEL).setValue(script)))
			.build();
	}

	private static TaskID id(String id) {
		return TaskID.newBuilder().setValue(id).build();
	}

	private static ExecutorID executor(String id) {
		return ExecutorID.newBuilder().setValue(id).build();
	}

}
