package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.cluster.AgentProcess;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
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
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What frameworks hear of agents that go and come back.
 */
class AgentLossTests {

	private static final Duration PINGS = Duration.ofSeconds(75);

	private TestMaster master;

	private AgentProcess agent;

	@BeforeEach
	void start() {
		this.master = new TestMaster();
		this.agent = this.master.cluster().agents().get(0);
	}

	@AfterEach
	void stop() {
		this.master.close();
	}

	private TestScheduler subscribe(boolean checkpoint, Capability.Type... capabilities) {
		return TestScheduler.subscribe(this.master.uri(), Encoding.PROTOBUF,
				TestScheduler.framework(capabilities).setCheckpoint(checkpoint));
	}

	/** Leaves the rest of the resources in an outstanding offer. */
	private void run(TestScheduler scheduler, String task) {
		Offer offer = scheduler.nextOffer();
		scheduler.launch(offer, TestMaster.task(task, offer.getAgentId()).build());
		this.master.agent().report(scheduler.id(), task, TaskState.TASK_RUNNING);
		scheduler.acknowledge(scheduler.nextUpdateIgnoringHeartbeats());
		scheduler.call((call) -> call.setType(Call.Type.REVIVE));
		scheduler.nextOffer();
	}

	private TaskStatus reconcile(TestScheduler scheduler, String task, AgentID agent) {
		scheduler.call((call) -> call.setType(Call.Type.RECONCILE)
			.setReconcile(Call.Reconcile.newBuilder()
				.addTasks(Call.Reconcile.Task.newBuilder()
					.setTaskId(TaskID.newBuilder().setValue(task))
					.setAgentId(agent))));
		return scheduler.nextUpdateIgnoringHeartbeats();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void reportsTasksOffersAndAgentOfAPartitionInThisOrder(boolean aware) {
		try (TestScheduler scheduler = aware ? subscribe(true, Capability.Type.PARTITION_AWARE) : subscribe(true)) {
			run(scheduler, "t");
			this.agent.partition();
			scheduler.nextIgnoringHeartbeats(Event.Type.RESCIND);
			this.master.advance(PINGS.minusSeconds(1));
			assertThat(scheduler.drain()).allSatisfy((event) -> assertThat(event.hasUpdate()).isFalse());
			this.master.advance(Duration.ofSeconds(1));
			TaskStatus lost = scheduler.nextUpdateIgnoringHeartbeats();
			assertThat(lost.getState()).isEqualTo(aware ? TaskState.TASK_UNREACHABLE : TaskState.TASK_LOST);
			assertThat(lost.getReason()).isEqualTo(TaskStatus.Reason.REASON_AGENT_REMOVED);
			assertThat(lost.getSource()).isEqualTo(TaskStatus.Source.SOURCE_MASTER);
			assertThat(lost.hasUuid()).isFalse();
			assertThat(lost.getUnreachableTime().getNanoseconds()).isPositive();
			assertThat(scheduler.nextIgnoringHeartbeats(Event.Type.FAILURE).getFailure().getAgentId())
				.isEqualTo(this.agent.info().getId());
			TaskStatus answer = reconcile(scheduler, "t", this.agent.info().getId());
			assertThat(answer.getState()).isEqualTo(lost.getState());
			assertThat(answer.getMessage()).isEqualTo("Reconciliation: Task is unreachable");
			assertThat(answer.getUnreachableTime()).isEqualTo(lost.getUnreachableTime());
		}
	}

	@Test
	void bringsTasksBackWhenAnUnreachableAgentReturns() {
		try (TestScheduler scheduler = subscribe(true, Capability.Type.PARTITION_AWARE)) {
			run(scheduler, "t");
			this.agent.partition();
			scheduler.nextIgnoringHeartbeats(Event.Type.RESCIND);
			this.master.advance(PINGS);
			assertThat(scheduler.nextUpdateIgnoringHeartbeats().getState()).isEqualTo(TaskState.TASK_UNREACHABLE);
			scheduler.nextIgnoringHeartbeats(Event.Type.FAILURE);
			this.agent.heal();
			TaskStatus back = scheduler.nextUpdateIgnoringHeartbeats();
			assertThat(back.getState()).isEqualTo(TaskState.TASK_STAGING);
			assertThat(back.getReason()).isEqualTo(TaskStatus.Reason.REASON_AGENT_REREGISTERED);
			assertThat(back.getMessage()).isEqualTo("Unreachable agent re-reregistered");
			assertThat(back.hasUuid()).isFalse();
			assertThat(cpus(scheduler.nextOffer())).isEqualTo(3.5);
		}
	}

	@Test
	void saysNothingOfTasksWhoseAgentReturnsInTime() {
		try (TestScheduler scheduler = subscribe(true)) {
			run(scheduler, "t");
			this.agent.stop();
			scheduler.nextIgnoringHeartbeats(Event.Type.RESCIND);
			this.agent.start();
			assertThat(cpus(scheduler.nextOffer())).isEqualTo(3.5);
			this.master.advance(PINGS);
			assertThat(scheduler.drain()).extracting(Event::getType).containsOnly(Event.Type.HEARTBEAT);
		}
	}

	@Test
	void losesTasksThatAreNotCheckpointedWithTheLink() {
		try (TestScheduler scheduler = subscribe(false, Capability.Type.PARTITION_AWARE)) {
			run(scheduler, "t");
			this.agent.stop();
			TaskStatus lost = scheduler.nextUpdateIgnoringHeartbeats();
			assertThat(lost.getState()).isEqualTo(TaskState.TASK_LOST);
			assertThat(lost.getReason()).isEqualTo(TaskStatus.Reason.REASON_AGENT_DISCONNECTED);
			assertThat(lost.getMessage()).isEqualTo("Agent localhost disconnected");
			assertThat(lost.hasUuid()).isFalse();
			scheduler.nextIgnoringHeartbeats(Event.Type.RESCIND);
		}
	}

	@Test
	void losesTheTasksOfAnAgentThatUnregistersEvenToThosePartitionAware() {
		try (TestScheduler scheduler = subscribe(true, Capability.Type.PARTITION_AWARE)) {
			run(scheduler, "t");
			this.agent.unregister();
			TaskStatus lost = scheduler.nextUpdateIgnoringHeartbeats();
			assertThat(lost.getState()).isEqualTo(TaskState.TASK_LOST);
			assertThat(lost.getReason()).isEqualTo(TaskStatus.Reason.REASON_AGENT_REMOVED);
			assertThat(lost.getMessage()).isEqualTo("Agent localhost removed: the agent unregistered");
			scheduler.nextIgnoringHeartbeats(Event.Type.RESCIND);
			scheduler.nextIgnoringHeartbeats(Event.Type.FAILURE);
			assertThat(this.master.agent().asked()).contains("shutdown");
			assertThat(this.master.cluster().agents()).isEmpty();
			assertThat(reconcile(scheduler, "t", this.agent.info().getId()).getState())
				.isEqualTo(TaskState.TASK_UNKNOWN);
		}
	}

	@Test
	void reportsTasksThatARestartedAgentHasForgotten() {
		try (TestScheduler scheduler = subscribe(true, Capability.Type.PARTITION_AWARE)) {
			run(scheduler, "t");
			this.agent.stop();
			scheduler.nextIgnoringHeartbeats(Event.Type.RESCIND);
			this.master.agent().forgetTasks();
			this.agent.start();
			TaskStatus dropped = scheduler.nextUpdateIgnoringHeartbeats();
			assertThat(dropped.getState()).isEqualTo(TaskState.TASK_DROPPED);
			assertThat(dropped.getSource()).isEqualTo(TaskStatus.Source.SOURCE_AGENT);
			assertThat(dropped.getReason()).isEqualTo(TaskStatus.Reason.REASON_RECONCILIATION);
			assertThat(dropped.getMessage()).isEqualTo("Reconciliation: task unknown to the agent");
			assertThat(dropped.getUuid().size()).isEqualTo(16);
			assertThat(cpus(scheduler.nextOffer())).isEqualTo(4);
			scheduler.acknowledge(dropped);
			assertThat(reconcile(scheduler, "t", this.agent.info().getId()).getState()).isEqualTo(TaskState.TASK_GONE);
		}
	}

	@Test
	void freesWhatAnExecutorHeldThatARestartedAgentHasForgotten() {
		try (TestScheduler scheduler = subscribe(true)) {
			Offer offer = scheduler.nextOffer();
			ExecutorInfo.Builder executor = ExecutorInfo.newBuilder()
				.setType(ExecutorInfo.Type.CUSTOM)
				.setExecutorId(ExecutorID.newBuilder().setValue("e"))
				.setFrameworkId(scheduler.id())
				.setCommand(CommandInfo.newBuilder().setValue("true"));
			TaskInfo.Builder task = TestMaster.task("t", offer.getAgentId()).clearCommand();
			executor.addAllResources(task.getResourcesList());
			scheduler.launch(offer, task.setExecutor(executor).build());
			scheduler.call((call) -> call.setType(Call.Type.REVIVE));
			assertThat(cpus(scheduler.nextOffer())).isLessThan(3.5);
			this.agent.stop();
			scheduler.nextIgnoringHeartbeats(Event.Type.RESCIND);
			this.master.agent().forgetTasks();
			this.agent.start();
			assertThat(scheduler.nextUpdateIgnoringHeartbeats().getReason())
				.isEqualTo(TaskStatus.Reason.REASON_RECONCILIATION);
			assertThat(cpus(scheduler.nextOffer())).isEqualTo(4);
		}
	}

	@Test
	void passesNothingOnWhileAnAgentIsCutOff() {
		try (TestScheduler scheduler = subscribe(true)) {
			run(scheduler, "t");
			List<String> before = this.master.agent().asked();
			this.agent.partition();
			scheduler.nextIgnoringHeartbeats(Event.Type.RESCIND);
			scheduler.call((call) -> call.setType(Call.Type.KILL)
				.setKill(Call.Kill.newBuilder().setTaskId(TaskID.newBuilder().setValue("t"))));
			assertThat(this.master.agent().asked()).isEqualTo(before);
		}
	}

	@Test
	void isSilentAboutAgentsThatHaveNotRegisteredWithANewMasterUntilTheyAreUnreachable() {
		try (TestScheduler scheduler = subscribe(true, Capability.Type.PARTITION_AWARE)) {
			run(scheduler, "t");
			this.agent.partition();
			this.master.cluster().failOver();
			try (TestScheduler again = TestScheduler.subscribe(this.master.uri(), Encoding.PROTOBUF,
					TestScheduler.framework(Capability.Type.PARTITION_AWARE)
						.setCheckpoint(true)
						.setId(scheduler.id()))) {
				again.call((call) -> call.setType(Call.Type.RECONCILE)
					.setReconcile(Call.Reconcile.newBuilder()
						.addTasks(Call.Reconcile.Task.newBuilder()
							.setTaskId(TaskID.newBuilder().setValue("t"))
							.setAgentId(this.agent.info().getId()))));
				this.master.advance(Duration.ofMinutes(10));
				// Had there been an answer, it would have come first.
				assertThat(again.nextIgnoringHeartbeats(Event.Type.FAILURE).getFailure().getAgentId())
					.isEqualTo(this.agent.info().getId());
				assertThat(reconcile(again, "t", this.agent.info().getId()).getState())
					.isEqualTo(TaskState.TASK_UNREACHABLE);
				this.agent.heal();
				assertThat(again.nextUpdateIgnoringHeartbeats().getMessage())
					.isEqualTo("Unreachable agent re-reregistered");
			}
		}
	}

	private static double cpus(Offer offer) {
		return offer.getResourcesList()
			.stream()
			.filter((resource) -> resource.getName().equals("cpus"))
			.mapToDouble((resource) -> resource.getScalar().getValue())
			.sum();
	}

}
