package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TaskTests {

	private TestMaster master;

	@BeforeEach
	void start() {
		this.master = new TestMaster();
	}

	@AfterEach
	void stop() {
		this.master.close();
	}

	private TestScheduler subscribe(FrameworkInfo.Capability.Type... capabilities) {
		return TestScheduler.subscribe(this.master.uri(), Encoding.PROTOBUF, TestScheduler.framework(capabilities));
	}

	private TaskInfo.Builder task(String id) {
		return TestMaster.task(id, this.master.agent().info().getId());
	}

	private void launch(TestScheduler scheduler, String id) {
		scheduler.launch(scheduler.nextOffer(), task(id).build());
	}

	@ParameterizedTest
	@EnumSource
	void launchesForwardsUpdatesAndForgetsTheTaskWithItsLastAcknowledgement(Encoding encoding) {
		FakeAgent agent = this.master.agent();
		try (TestScheduler scheduler = TestScheduler.subscribe(this.master.uri(), encoding,
				TestScheduler.framework())) {
			launch(scheduler, "t");
			assertThat(agent.launched).singleElement()
				.satisfies((task) -> assertThat(task.getResources(0).getAllocationInfo().getRole()).isEqualTo("*"));
			assertThat(scheduler.drain()).isEmpty();
			for (TaskState state : new TaskState[] { TaskState.TASK_STARTING, TaskState.TASK_RUNNING,
					TaskState.TASK_FINISHED }) {
				agent.report(scheduler.id(), "t", state);
				TaskStatus status = scheduler.nextUpdate();
				assertThat(status.getState()).isEqualTo(state);
				assertThat(status.getUuid()).isEqualTo(FakeAgent.uuid(state));
				scheduler.acknowledge(status);
			}
			assertThat(agent.asked()).containsExactly("launch t", "acknowledge t TASK_STARTING",
					"acknowledge t TASK_RUNNING", "acknowledge t TASK_FINISHED");
			reconcile(scheduler, "t", agent.info().getId());
			assertThat(scheduler.nextUpdate().getMessage()).isEqualTo("Reconciliation: Task is unknown to the agent");
		}
	}

	@Test
	void freesTheResourcesOfATaskWhoseLatestStateIsTerminalThoughItsUpdatesAreBehind() {
		try (TestScheduler scheduler = subscribe()) {
			launch(scheduler, "t");
			this.master.agent().report(scheduler.id(), "t", TaskState.TASK_RUNNING, TaskState.TASK_FINISHED);
			assertThat(scheduler.nextUpdate().getState()).isEqualTo(TaskState.TASK_RUNNING);
			this.master.advance(Duration.ofSeconds(6));
			assertThat(OfferTests.cpus(scheduler.nextOffer())).isEqualTo(4);
			reconcile(scheduler, "t", null);
			assertThat(scheduler.nextUpdate().getState()).isEqualTo(TaskState.TASK_RUNNING);
		}
	}

	@Test
	void keepsATerminalTaskUntilItsOwnUpdateIsAcknowledged() {
		try (TestScheduler scheduler = subscribe()) {
			launch(scheduler, "t");
			this.master.agent().report(scheduler.id(), "t", TaskState.TASK_FAILED);
			TaskStatus status = scheduler.nextUpdate();
			scheduler.acknowledge(status.toBuilder().setUuid(FakeAgent.uuid(TaskState.TASK_RUNNING)).build());
			implicitly(scheduler);
			assertThat(scheduler.nextUpdate().getState()).isEqualTo(TaskState.TASK_FAILED);
			scheduler.acknowledge(status);
			implicitly(scheduler);
			assertThat(scheduler.drain()).isEmpty();
		}
	}

	@Test
	void reconcilesByWhatTheFrameworkUnderstands() {
		try (TestScheduler plain = subscribe();
				TestScheduler aware = subscribe(FrameworkInfo.Capability.Type.PARTITION_AWARE)) {
			plain.nextOffer();
			AgentID agent = this.master.agent().info().getId();
			AgentID stranger = AgentID.newBuilder().setValue("stranger").build();
			assertAnswer(plain, null, TaskState.TASK_LOST, "Reconciliation: Task is unknown");
			assertAnswer(plain, agent, TaskState.TASK_LOST, "Reconciliation: Task is unknown to the agent");
			assertAnswer(plain, stranger, TaskState.TASK_LOST, "Reconciliation: Task is unknown");
			assertAnswer(aware, null, TaskState.TASK_UNKNOWN, "Reconciliation: Task is unknown");
			assertAnswer(aware, agent, TaskState.TASK_GONE, "Reconciliation: Task is unknown to the agent");
			assertAnswer(aware, stranger, TaskState.TASK_UNKNOWN, "Reconciliation: Task is unknown");
		}
	}

	private static void assertAnswer(TestScheduler scheduler, AgentID agent, TaskState state, String message) {
		reconcile(scheduler, "u", agent);
		TaskStatus status = scheduler.nextUpdate();
		assertThat(status.getState()).isEqualTo(state);
		assertThat(status.getMessage()).isEqualTo(message);
		assertThat(status.getReason()).isEqualTo(TaskStatus.Reason.REASON_RECONCILIATION);
		assertThat(status.getSource()).isEqualTo(TaskStatus.Source.SOURCE_MASTER);
		assertThat(status.hasUuid()).isFalse();
		assertThat(status.hasAgentId()).isEqualTo(agent != null);
	}

	@Test
	void reconcilesAStagingTask() {
		try (TestScheduler scheduler = subscribe()) {
			launch(scheduler, "t");
			implicitly(scheduler);
			TaskStatus status = scheduler.nextUpdate();
			assertThat(status.getState()).isEqualTo(TaskState.TASK_STAGING);
			assertThat(status.getMessage()).isEqualTo("Reconciliation: Latest task state");
		}
	}

	@Test
	void killsKnownTasksAndAnswersForUnknownOnes() {
		try (TestScheduler scheduler = subscribe()) {
			launch(scheduler, "t");
			scheduler.call(kill("t", "stranger"));
			assertThat(this.master.agent().asked()).containsExactly("launch t");
			scheduler.call(kill("t", null));
			assertThat(this.master.agent().asked()).containsExactly("launch t", "kill t");
			scheduler.call(kill("u", this.master.agent().info().getId().getValue()));
			TaskStatus status = scheduler.nextUpdate();
			assertThat(status.getTaskId().getValue()).isEqualTo("u");
			assertThat(status.getState()).isEqualTo(TaskState.TASK_LOST);
		}
	}

	@Test
	void passesOnShutdownAndTheEndOfAnExecutor() {
		try (TestScheduler scheduler = subscribe()) {
			scheduler.nextOffer();
			ExecutorID executor = ExecutorID.newBuilder().setValue("e").build();
			scheduler.call((call) -> call.setType(Call.Type.SHUTDOWN)
				.setShutdown(Call.Shutdown.newBuilder()
					.setAgentId(this.master.agent().info().getId())
					.setExecutorId(executor)));
			assertThat(this.master.agent().asked()).containsExactly("shutdown e");
			this.master.agent().exit(scheduler.id(), "e", 256);
			Event.Failure failure = scheduler.next(Event.Type.FAILURE).getFailure();
			assertThat(failure.getExecutorId()).isEqualTo(executor);
			assertThat(failure.getStatus()).isEqualTo(256);
		}
	}

	@Test
	void launchesTheValidTasksBesideARefusedOne() {
		try (TestScheduler scheduler = subscribe()) {
			Offer offer = scheduler.nextOffer();
			scheduler.launch(offer, task("big").clearResources().addResources(TestMaster.scalar("cpus", 99)).build(),
					task("small").build());
			TaskStatus refused = scheduler.nextUpdate();
			assertThat(refused.getTaskId().getValue()).isEqualTo("big");
			assertThat(refused.getMessage())
				.startsWith("Total resources cpus(allocated: *):99 required by task and its "
						+ "executor is more than available ports(allocated: *):[31000-31999]; cpus(allocated: *):4");
			assertThat(this.master.agent().asked()).containsExactly("launch small");
		}
	}

	@Test
	void abortsOnATaskIdTwiceInAGroup() {
		try (TestScheduler scheduler = subscribe()) {
			Offer offer = scheduler.nextOffer();
			Offer.Operation.Builder group = Offer.Operation.newBuilder().setType(Offer.Operation.Type.LAUNCH_GROUP);
			group.getLaunchGroupBuilder()
				.getExecutorBuilder()
				.setType(ExecutorInfo.Type.DEFAULT)
				.setExecutorId(ExecutorID.newBuilder().setValue("e"))
				.setFrameworkId(scheduler.id())
				.addResources(TestMaster.scalar("cpus", 0.1))
				.addResources(TestMaster.scalar("mem", 32))
				.addResources(TestMaster.scalar("disk", 1));
			group.getLaunchGroupBuilder().getTaskGroupBuilder().addTasks(task("g")).addTasks(task("g"));
			assertThat(scheduler.sendAndAwaitNoAnswer((call) -> call.setType(Call.Type.ACCEPT)
				.setAccept(Call.Accept.newBuilder().addOfferIds(offer.getId()).addOperations(group)))).isTrue();
			assertThat(scheduler.next()).isEqualTo(TestScheduler.End.BROKEN);
		}
	}

	@Test
	void updatesTheFrameworkInPlace() {
		try (TestScheduler scheduler = subscribe()) {
			Offer offer = scheduler.nextOffer();
			assertThat(update(scheduler, (info) -> info.setUser("nobody")).text()).isEqualTo(
					"FrameworkInfo update is not valid: Updating 'FrameworkInfo.user' is unsupported; attempted to "
							+ "update from 'root' to 'nobody'");
			RawConnection.Response response = update(scheduler, (info) -> info.clearRoles().addRoles("x"));
			assertThat(response.statusLine()).isEqualTo("HTTP/1.1 200 OK");
			assertThat(response.body()).isEmpty();
			assertThat(scheduler.next(Event.Type.RESCIND).getRescind().getOfferId()).isEqualTo(offer.getId());
			assertThat(scheduler.nextOffer().getAllocationInfo().getRole()).isEqualTo("x");
		}
	}

	private static RawConnection.Response update(TestScheduler scheduler, Consumer<FrameworkInfo.Builder> change) {
		FrameworkInfo.Builder info = TestScheduler.framework().setId(scheduler.id());
		change.accept(info);
		return scheduler.send((call) -> call.setType(Call.Type.UPDATE_FRAMEWORK)
			.setUpdateFramework(Call.UpdateFramework.newBuilder().setFrameworkInfo(info)));
	}

	private static void implicitly(TestScheduler scheduler) {
		scheduler.call((call) -> call.setType(Call.Type.RECONCILE).setReconcile(Call.Reconcile.newBuilder()));
	}

	private static void reconcile(TestScheduler scheduler, String id, AgentID agent) {
		Call.Reconcile.Task.Builder task = Call.Reconcile.Task.newBuilder().setTaskId(TaskID.newBuilder().setValue(id));
		if (agent != null) {
			task.setAgentId(agent);
		}
		scheduler
			.call((call) -> call.setType(Call.Type.RECONCILE).setReconcile(Call.Reconcile.newBuilder().addTasks(task)));
	}

	private static Consumer<Call.Builder> kill(String id, String agent) {
		Call.Kill.Builder kill = Call.Kill.newBuilder().setTaskId(TaskID.newBuilder().setValue(id));
		if (agent != null) {
			kill.setAgentId(AgentID.newBuilder().setValue(agent));
		}
		return (call) -> call.setType(Call.Type.KILL).setKill(kill);
	}

}
