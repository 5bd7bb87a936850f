package io.github.mesosspring.executor;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import com.google.protobuf.ByteString;
import io.github.mesosspring.event.EventOutcome;
import io.github.mesosspring.executor.ExecutorFixture.Outcome;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;
import io.github.mesosspring.protocol.executor.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExecutorTemplateTests {

	private final ExecutorFixture executor = new ExecutorFixture();

	private final FakeAgent agent = this.executor.agent;

	@BeforeEach
	void launch() {
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"));
	}

	@AfterEach
	void close() {
		this.executor.close();
	}

	@Test
	void fillsInWhatIsAbsent() {
		this.executor.pass(Duration.ofMillis(1500));
		this.executor.template.update(AgentEvents.status("t", TaskState.TASK_RUNNING)
			.toBuilder()
			.setAgentId(AgentID.newBuilder().setValue("whoever"))
			.build());
		this.executor.pass(Duration.ZERO);
		Call call = this.agent.last(Call.Type.UPDATE);
		TaskStatus sent = call.getUpdate().getStatus();
		assertThat(call.getExecutorId()).isEqualTo(AgentEvents.EXECUTOR);
		assertThat(call.getFrameworkId()).isEqualTo(AgentEvents.FRAMEWORK);
		assertThat(sent.getSource()).isEqualTo(TaskStatus.Source.SOURCE_EXECUTOR);
		assertThat(sent.getExecutorId()).isEqualTo(AgentEvents.EXECUTOR);
		assertThat(sent.getTimestamp()).isEqualTo(1.5);
		assertThat(sent.hasAgentId()).isFalse();
		ByteBuffer uuid = sent.getUuid().asReadOnlyByteBuffer();
		assertThat(new UUID(uuid.getLong(), uuid.getLong()).version()).isEqualTo(4);
	}

	@Test
	void leavesWhatIsThere() {
		TaskStatus status = AgentEvents.status("t", TaskState.TASK_RUNNING)
			.toBuilder()
			.setUuid(ByteString.copyFrom(new byte[16]))
			.setTimestamp(7)
			.setMessage("words")
			.build();
		this.executor.template.update(status);
		this.executor.pass(Duration.ZERO);
		TaskStatus sent = this.agent.last(Call.Type.UPDATE).getUpdate().getStatus();
		assertThat(sent.getUuid()).isEqualTo(status.getUuid());
		assertThat(sent.getTimestamp()).isEqualTo(7);
		assertThat(sent.getMessage()).isEqualTo("words");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("refused")
	void refusesWhatTheAgentWouldRefuse(String because, Call call) {
		Outcome outcome = new Outcome();
		outcome.of(this.executor.template.send(call));
		this.executor.pass(Duration.ZERO);
		assertThat(outcome).asString().startsWith("not_sent: ").contains(because);
		assertThat(this.agent.calls).hasSize(1);
		assertThat(this.executor.subscription.status().unacknowledgedUpdates()).isZero();
	}

	static List<Arguments> refused() {
		TaskStatus running = AgentEvents.status("t", TaskState.TASK_RUNNING);
		ExecutorID other = ExecutorID.newBuilder().setValue("other").build();
		return List.of(Arguments.of("type is absent", Call.newBuilder().buildPartial()),
				Arguments.of("only the subscription", Call.newBuilder().setType(Call.Type.SUBSCRIBE).buildPartial()),
				Arguments.of("message.data", Call.newBuilder().setType(Call.Type.MESSAGE).buildPartial()),
				Arguments.of("executor_id is 'other'", update(running).toBuilder().setExecutorId(other).buildPartial()),
				Arguments.of("update.status.task_id", update(TaskStatus.newBuilder().setState(TaskState.TASK_RUNNING))),
				Arguments.of("update.status.state is missing",
						update(TaskStatus.newBuilder().setTaskId(AgentEvents.id("t")))),
				Arguments.of("TASK_STAGING", update(AgentEvents.status("t", TaskState.TASK_STAGING))),
				Arguments.of("update.status.executor_id is 'other'", update(running.toBuilder().setExecutorId(other))),
				Arguments.of("update.status.source",
						update(running.toBuilder().setSource(TaskStatus.Source.SOURCE_MASTER))),
				Arguments.of("16 bytes", update(running.toBuilder().setUuid(ByteString.copyFromUtf8("short")))),
				Arguments.of("never launched", update(AgentEvents.status("unknown", TaskState.TASK_RUNNING))));
	}

	@Test
	void takesOneEndOfATask() {
		this.executor.update("t", TaskState.TASK_FINISHED);
		assertThat(this.executor.update("t", TaskState.TASK_FAILED)).asString()
			.contains("task 't' was never launched on this executor, or its end has been acknowledged");
	}

	@Test
	void sendsOneCallAfterTheOtherAndRepeatsWhatARecoveringAgentRefuses() {
		this.agent.answeringCalls(503, "Agent has not finished recovery");
		Outcome update = this.executor.update("t", TaskState.TASK_RUNNING);
		Outcome message = this.executor.message("after it");
		this.executor.pass(Duration.ofSeconds(10));
		assertThat(update).hasToString("open");
		assertThat(this.agent.calls(Call.Type.UPDATE)).hasSizeGreaterThan(5);
		assertThat(this.agent.calls(Call.Type.MESSAGE)).isEmpty();
		this.agent.up();
		this.executor.pass(Duration.ofSeconds(1));
		assertThat(update).hasToString("accepted 202");
		assertThat(message).hasToString("accepted 202");
		assertThat(this.executor.state()).isEqualTo(ExecutorState.SUBSCRIBED);
	}

	@Test
	void doesNotRepeatAMessageForEver() {
		this.agent.answeringCalls(503, "Agent has not finished recovery");
		Outcome message = this.executor.message("m");
		this.executor.pass(Duration.ofSeconds(31));
		assertThat(message)
			.hasToString("rejected: The agent rejected MESSAGE with 503: Agent has not finished recovery");
	}

	@Test
	void resubscribesWhenTheAgentKnowsOfNoSubscription() {
		this.agent.answeringCalls(403, "Executor is not subscribed");
		Outcome update = this.executor.update("t", TaskState.TASK_RUNNING);
		assertThat(update).hasToString("open");
		assertThat(this.executor.state()).isEqualTo(ExecutorState.BACKING_OFF);
		this.executor.pass(Duration.ofSeconds(2));
		assertThat(update).hasToString("accepted 200");
		assertThat(this.agent.calls(Call.Type.UPDATE)).hasSize(1);
	}

	@Test
	void sendsNothingButSubscribeWhileTheAgentIsAway() {
		this.agent.answeringCalls(503, "Agent has not finished recovery");
		Outcome update = this.executor.update("t", TaskState.TASK_RUNNING);
		this.executor.pass(Duration.ofSeconds(3));
		this.agent.down();
		this.executor.pass(Duration.ZERO);
		int before = this.agent.calls(Call.Type.UPDATE).size();
		this.executor.pass(Duration.ofMinutes(1));
		assertThat(this.agent.calls(Call.Type.UPDATE)).hasSize(before);
		this.agent.up();
		this.executor.pass(Duration.ofSeconds(2));
		assertThat(update).hasToString("accepted 200");
		assertThat(this.executor.message("goes on")).hasToString("accepted 202");
		assertThat(this.agent.calls(Call.Type.UPDATE)).hasSize(before);
	}

	@Test
	void doesNotKeepAnUpdateTheAgentRefuses() {
		this.agent.answeringCalls(400, "Failed to validate Executor::Call: invalid check_status");
		assertThat(this.executor.update("t", TaskState.TASK_FINISHED)).hasToString(
				"rejected: The agent rejected UPDATE with 400: Failed to validate Executor::Call: invalid check_status");
		assertThat(this.executor.subscription.status().unacknowledgedUpdates()).isZero();
		this.agent.up();
		assertThat(this.executor.update("t", TaskState.TASK_FAILED)).hasToString("accepted 202");
	}

	@Test
	void anUpdateThatGetsNoAnswerIsSentAgain() {
		this.agent.answeringCalls(0, "Connection reset");
		Outcome update = this.executor.update("t", TaskState.TASK_RUNNING);
		this.agent.up();
		this.executor.pass(Duration.ofSeconds(1));
		assertThat(update).hasToString("accepted 202");
		List<Call> sent = this.agent.calls(Call.Type.UPDATE);
		assertThat(sent).hasSize(2);
		assertThat(sent.get(0)).isEqualTo(sent.get(1));
	}

	@Test
	void isBounded() {
		this.agent.acknowledging(false);
		for (int i = 0; i < Outbox.MAX; i++) {
			this.executor.template.update(AgentEvents.status("t", TaskState.TASK_RUNNING));
		}
		this.executor.pass(Duration.ZERO);
		assertThat(this.executor.update("t", TaskState.TASK_RUNNING)).asString()
			.startsWith("not_sent: UPDATE was not sent: the agent has not yet taken or acknowledged 10000 others");
	}

	@ParameterizedTest
	@MethodSource("failedLaunches")
	void aTaskWhoseLaunchCameToNothingHasFailed(EventOutcome outcome, String message) {
		this.executor.template.delivered(1, AgentEvents.launch("t"), outcome, new IllegalStateException("no disk"));
		this.executor.pass(Duration.ZERO);
		TaskStatus sent = this.agent.last(Call.Type.UPDATE).getUpdate().getStatus();
		assertThat(sent.getState()).isEqualTo(TaskState.TASK_FAILED);
		assertThat(sent.getMessage()).isEqualTo(message);
		assertThat(sent.hasReason()).isFalse();
	}

	static List<Arguments> failedLaunches() {
		return List.of(
				Arguments.of(EventOutcome.FAILED,
						"The executor's handler of LAUNCH failed: java.lang.IllegalStateException: no disk"),
				Arguments.of(EventOutcome.UNHANDLED, "The executor has no handler of LAUNCH"),
				Arguments.of(EventOutcome.REFUSED, "An interceptor of the executor refused LAUNCH"));
	}

	@Test
	void aTaskThatWasStartingWhenItsLaunchFailedHasFailed() {
		this.executor.update("t", TaskState.TASK_STARTING);
		this.executor.template.delivered(1, AgentEvents.launch("t"), EventOutcome.FAILED,
				new IllegalStateException("no disk"));
		this.executor.pass(Duration.ZERO);
		assertThat(this.agent.heard(AgentEvents.id("t"))).extracting(TaskStatus::getState)
			.containsExactly(TaskState.TASK_STARTING, TaskState.TASK_FAILED);
	}

	@Test
	void aTaskThatRunsAlthoughItsLaunchFailedIsLeftRunningAndWarnedOf() {
		this.executor.update("t", TaskState.TASK_RUNNING);
		try (LoggedLines log = new LoggedLines(ExecutorTemplate.class)) {
			this.executor.template.delivered(1, AgentEvents.launch("t"), EventOutcome.FAILED,
					new IllegalStateException("no disk"));
			this.executor.pass(Duration.ZERO);
			assertThat(log.warnings()).singleElement()
				.asString()
				.startsWith("Task 't' is left in TASK_RUNNING")
				.contains("no disk");
		}
		assertThat(this.agent.calls(Call.Type.UPDATE)).hasSize(1);
	}

	@Test
	void anUpdateThatIsGivenUpAtTheEndIsWarnedOfAtOnce() {
		this.agent.answeringCalls(503, "Agent has not finished recovery");
		this.executor.template.update(AgentEvents.status("t", TaskState.TASK_RUNNING));
		this.executor.pass(Duration.ZERO);
		try (LoggedLines log = new LoggedLines(ExecutorTemplate.class)) {
			this.executor.template.close();
			assertThat(log.warnings()).singleElement().asString().contains("nobody subscribed to its outcome");
		}
	}

	@Test
	void eachTaskOfAGroupThatCameToNothingHasFailed() {
		Event group = AgentEvents.launchGroup("one", "two", "three");
		this.executor.send(group);
		this.executor.update("two", TaskState.TASK_ERROR);
		this.executor.template.delivered(1, group, EventOutcome.FAILED, new IllegalStateException());
		this.executor.pass(Duration.ZERO);
		assertThat(this.agent.heard(AgentEvents.id("one"))).extracting(TaskStatus::getState)
			.containsExactly(TaskState.TASK_FAILED);
		assertThat(this.agent.heard(AgentEvents.id("two"))).extracting(TaskStatus::getState)
			.containsExactly(TaskState.TASK_ERROR);
		assertThat(this.agent.heard(AgentEvents.id("three"))).extracting(TaskStatus::getState)
			.containsExactly(TaskState.TASK_FAILED);
	}

	@Test
	void aTaskThatWasHandledIsLeftAlone() {
		this.executor.template.delivered(1, AgentEvents.launch("t"), EventOutcome.HANDLED, null);
		this.executor.pass(Duration.ZERO);
		assertThat(this.agent.calls(Call.Type.UPDATE)).isEmpty();
	}

	@Test
	void nothingWaitsForEverWhenItIsClosed() {
		this.agent.answeringCalls(503, "Agent has not finished recovery");
		Outcome update = this.executor.update("t", TaskState.TASK_RUNNING);
		this.executor.template.close();
		assertThat(update).asString().contains("the executor is closed");
		assertThat(this.executor.message("x")).asString().contains("the executor is closed");
	}

	private static Call update(TaskStatus status) {
		return Call.newBuilder()
			.setType(Call.Type.UPDATE)
			.setUpdate(Call.Update.newBuilder().setStatus(status).buildPartial())
			.buildPartial();
	}

	private static Call update(TaskStatus.Builder status) {
		return update(status.buildPartial());
	}

}
