package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.Map;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.DrainState;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AgentCallsTests {

	private final TestMaster master = new TestMaster(1, Map.of());

	private final TestOperator operator = new TestOperator(this.master.uri());

	private TestScheduler scheduler;

	private Offer offer;

	private AgentID agent;

	@BeforeEach
	void subscribe() {
		this.scheduler = TestScheduler.subscribe(this.master.uri(), Encoding.PROTOBUF,
				TestScheduler.framework(FrameworkInfo.Capability.Type.PARTITION_AWARE));
		this.offer = this.scheduler.nextOffer();
		this.agent = this.offer.getAgentId();
	}

	@AfterEach
	void close() {
		this.scheduler.close();
		this.operator.close();
		this.master.close();
	}

	@Test
	void tellsOfTasksThenOffersThenTheAgentWhenItIsMarkedGone() {
		launch("t");
		this.master.advance(Duration.ofSeconds(10));
		Offer rest = this.scheduler.nextOffer();
		this.operator.call(TestOperator.markGone(this.agent));
		TaskStatus status = this.scheduler.nextUpdate();
		assertThat(status.getState()).isEqualTo(TaskState.TASK_GONE_BY_OPERATOR);
		assertThat(status.getReason()).isEqualTo(TaskStatus.Reason.REASON_AGENT_REMOVED_BY_OPERATOR);
		assertThat(status.getMessage()).isEqualTo("Agent has been marked gone");
		assertThat(status.hasUuid()).isFalse();
		assertThat(this.scheduler.next(Event.Type.RESCIND).getRescind().getOfferId()).isEqualTo(rest.getId());
		assertThat(this.scheduler.next(Event.Type.FAILURE).getFailure().getAgentId()).isEqualTo(this.agent);
		assertThat(this.master.agent().asked()).endsWith("shutdown");
		assertThat(this.operator.ask(Call.Type.GET_AGENTS).getGetAgents().getAgentsList()).isEmpty();
		assertThat(this.operator.ask(Call.Type.GET_TASKS).getGetTasks().getCompletedTasks(0).getState())
			.isEqualTo(TaskState.TASK_GONE_BY_OPERATOR);
		this.operator.call(TestOperator.markGone(this.agent));
	}

	@Test
	void callsTasksLostForFrameworksThatDoNotKnowOfPartitions() {
		try (TestScheduler other = TestScheduler.subscribe(this.master.uri(), Encoding.JSON,
				TestScheduler.framework())) {
			this.scheduler.launchNothing(this.offer);
			this.master.advance(Duration.ofSeconds(1));
			Offer offer = other.nextOffer();
			other.launch(offer, TestMaster.task("t", this.agent).build());
			this.operator.call(TestOperator.markGone(this.agent));
			TaskStatus status = other.nextUpdate();
			assertThat(status.getState()).isEqualTo(TaskState.TASK_LOST);
			assertThat(status.getReason()).isEqualTo(TaskStatus.Reason.REASON_AGENT_REMOVED);
			other.next(Event.Type.FAILURE);
			assertThat(this.scheduler.next(Event.Type.FAILURE).getFailure().getAgentId()).isEqualTo(this.agent);
		}
	}

	@Test
	void offersNothingOfAnAgentUntilItIsReactivated() {
		this.operator.call(TestOperator.deactivate(this.agent));
		assertThat(this.scheduler.next(Event.Type.RESCIND).getRescind().getOfferId()).isEqualTo(this.offer.getId());
		this.master.advance(Duration.ofSeconds(10));
		assertThat(this.scheduler.drain()).isEmpty();
		assertThat(this.operator.agent().getActive()).isFalse();
		assertThat(this.operator.agent().getDeactivated()).isTrue();
		this.operator.call(TestOperator.reactivate(this.agent));
		this.master.advance(Duration.ofSeconds(1));
		assertThat(this.scheduler.nextOffer().getAgentId()).isEqualTo(this.agent);
		assertThat(this.operator.refused(TestOperator.reactivate(this.agent)))
			.isEqualTo("400 Agent is not deactivated");
	}

	@Test
	void drainsUntilTheEndOfTheLastTaskIsAcknowledged() {
		launch("t");
		this.operator.call(TestOperator.drain(this.agent, false));
		assertThat(this.master.agent().asked()).endsWith("drain");
		assertThat(this.operator.agent().getDrainInfo().getState()).isEqualTo(DrainState.DRAINING);
		assertThat(this.operator.refused(TestOperator.reactivate(this.agent)))
			.isEqualTo("400 Agent is still in the DRAINING state");
		this.master.agent().report(this.scheduler.id(), "t", TaskState.TASK_KILLED);
		TaskStatus killed = this.scheduler.nextUpdate();
		assertThat(this.operator.agent().getDrainInfo().getState()).isEqualTo(DrainState.DRAINING);
		this.scheduler.acknowledge(killed);
		assertThat(this.operator.agent().getDrainInfo().getState()).isEqualTo(DrainState.DRAINED);
		this.operator.call(TestOperator.reactivate(this.agent));
		assertThat(this.operator.agent().hasDrainInfo()).isFalse();
		assertThat(this.operator.agent().hasEstimatedDrainStartTime()).isFalse();
	}

	@Test
	void marksADrainedAgentGoneIfItWasToldTo() {
		this.operator.call(TestOperator.drain(this.agent, true));
		this.scheduler.next(Event.Type.RESCIND);
		assertThat(this.scheduler.next(Event.Type.FAILURE).getFailure().getAgentId()).isEqualTo(this.agent);
		assertThat(this.operator.refused(TestOperator.drain(this.agent, true))).isEqualTo("400 Unknown agent");
	}

	@Test
	void tearsDownForOperators() {
		launch("t");
		this.operator.subscribe();
		this.operator.call((call) -> call.setType(Call.Type.TEARDOWN)
			.setTeardown(Call.Teardown.newBuilder().setFrameworkId(this.scheduler.id())));
		assertThat(this.scheduler.next()).isEqualTo(TestScheduler.End.LAST_CHUNK);
		TaskStatus status = this.operator.next(io.github.mesosspring.protocol.master.Event.Type.TASK_UPDATED)
			.getTaskUpdated()
			.getStatus();
		assertThat(status.getState()).isEqualTo(TaskState.TASK_KILLED);
		assertThat(status.getReason()).isEqualTo(TaskStatus.Reason.REASON_FRAMEWORK_REMOVED);
		this.operator.next(io.github.mesosspring.protocol.master.Event.Type.FRAMEWORK_REMOVED);
	}

	private void launch(String task) {
		this.scheduler.launch(this.offer, TestMaster.task(task, this.agent).build());
	}

}
