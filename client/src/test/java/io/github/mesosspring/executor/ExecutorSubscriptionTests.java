package io.github.mesosspring.executor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.github.mesosspring.executor.ExecutorFixture.Outcome;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.executor.Call;
import io.github.mesosspring.protocol.executor.Event;
import io.github.mesosspring.recordio.RecordIoEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ExecutorSubscriptionTests {

	private static final Duration MOMENT = Duration.ofMillis(1);

	private ExecutorFixture executor = new ExecutorFixture();

	private FakeAgent agent = this.executor.agent;

	@AfterEach
	void close() {
		this.executor.close();
	}

	@Test
	void subscribesWithNothingAtFirst() {
		this.executor.start();
		assertThat(this.executor.notes).containsExactly("CONNECTING", "SUBSCRIBED");
		assertThat(this.executor.sink.notes).containsExactly("begin 1");
		Call subscribe = this.agent.last(Call.Type.SUBSCRIBE);
		assertThat(subscribe.getExecutorId()).isEqualTo(AgentEvents.EXECUTOR);
		assertThat(subscribe.getFrameworkId()).isEqualTo(AgentEvents.FRAMEWORK);
		assertThat(subscribe.hasSubscribe()).isTrue();
		assertThat(subscribe.getSubscribe().getSerializedSize()).isZero();
		assertThat(this.executor.sink.sessions.get(0).master()).hasToString("http://127.0.0.1:5051");
		assertThat(this.executor.sink.sessions.get(0).streamId()).isNull();
	}

	@Test
	void sendsTheTokenWithEveryRequest() {
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"));
		this.executor.update("t", TaskState.TASK_RUNNING);
		assertThat(this.agent.authorizations).hasSize(2).containsOnly("Bearer the.secret.token");
	}

	@Test
	void passesEventsOn() {
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"), AgentEvents.of(Event.Type.KILL), AgentEvents.of(Event.Type.MESSAGE),
				AgentEvents.of(Event.Type.HEARTBEAT));
		assertThat(this.executor.sink.notes).containsExactly("begin 1", "LAUNCH 1", "KILL 1", "MESSAGE 1",
				"HEARTBEAT 1");
	}

	@Test
	void listsATaskUntilItsFirstUpdateIsAcknowledgedAndAnUpdateUntilItIs() {
		this.agent.acknowledging(false);
		this.executor.start();
		this.executor.send(AgentEvents.launch("one"), AgentEvents.launchGroup("two", "three"));
		this.executor.update("one", TaskState.TASK_STARTING);
		this.executor.update("one", TaskState.TASK_RUNNING);
		this.agent.acknowledge(this.agent.calls(Call.Type.UPDATE).get(0).getUpdate().getStatus());
		resubscribe();
		Call.Subscribe subscribe = this.agent.last(Call.Type.SUBSCRIBE).getSubscribe();
		assertThat(subscribe.getUnacknowledgedTasksList()).extracting(TaskInfo::getName)
			.containsExactly("two", "three");
		assertThat(subscribe.getUnacknowledgedUpdatesList()).singleElement()
			.satisfies((update) -> assertThat(update.getStatus())
				.isEqualTo(this.agent.calls(Call.Type.UPDATE).get(1).getUpdate().getStatus()));
	}

	@Test
	void anUpdateMadeWhileTheAgentIsAwayGoesWithTheNextSubscribe() {
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"));
		this.agent.down();
		this.executor.pass(MOMENT);
		Outcome update = this.executor.update("t", TaskState.TASK_FINISHED);
		assertThat(update).hasToString("open");
		this.agent.up();
		this.executor.pass(Duration.ofSeconds(2));
		assertThat(update).hasToString("accepted 200");
		assertThat(this.agent.calls(Call.Type.UPDATE)).isEmpty();
		assertThat(this.agent.last(Call.Type.SUBSCRIBE).getSubscribe().getUnacknowledgedUpdatesList()).singleElement()
			.satisfies((listed) -> assertThat(listed.getStatus().getState()).isEqualTo(TaskState.TASK_FINISHED));
		assertThat(this.executor.subscription.status().unacknowledgedUpdates()).isZero();
		assertThat(this.executor.subscription.status().unacknowledgedTasks()).isZero();
	}

	@Test
	void anUpdateWhoseAcknowledgementWasLostIsSentAgain() {
		this.agent.acknowledging(false);
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"));
		Outcome update = this.executor.update("t", TaskState.TASK_RUNNING);
		assertThat(update).hasToString("accepted 202");
		this.agent.acknowledging(true);
		resubscribe();
		assertThat(this.agent.last(Call.Type.SUBSCRIBE).getSubscribe().getUnacknowledgedUpdatesCount()).isOne();
		assertThat(this.executor.subscription.status().unacknowledgedUpdates()).isZero();
	}

	@Test
	void anAcknowledgementIsAnAnswerToo() {
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"));
		this.agent.answeringCalls(503, "Agent has not finished recovery");
		Outcome update = this.executor.update("t", TaskState.TASK_RUNNING);
		this.agent.acknowledge(this.agent.last(Call.Type.UPDATE).getUpdate().getStatus());
		this.executor.pass(Duration.ZERO);
		assertThat(update).hasToString("accepted 200");
		this.agent.up();
		this.executor.pass(Duration.ofSeconds(2));
		assertThat(this.agent.calls(Call.Type.UPDATE)).hasSize(1);
		assertThat(this.executor.message("next")).hasToString("accepted 202");
	}

	@Test
	void otherCallsFailWhileTheAgentIsAway() {
		assertThat(this.executor.message("early")).asString()
			.isEqualTo("not_sent: MESSAGE was not sent: the executor is not subscribed");
		this.executor.start();
		assertThat(this.executor.message("in time")).hasToString("accepted 202");
		this.agent.down();
		this.executor.pass(MOMENT);
		assertThat(this.executor.message("late")).asString().startsWith("not_sent: MESSAGE was not sent: ");
	}

	@ParameterizedTest
	@CsvSource({ "404, 404 Not Found.", "503, Agent has not finished recovery", "0, Connection refused" })
	void comesBackWhenTheAgentDoes(int status, String words) {
		this.executor.start();
		this.agent.down().answering(status, words);
		this.executor.pass(Duration.ofMinutes(14));
		assertThat(this.executor.notes).endsWith("CONNECTING", "BACKING_OFF");
		// a second between two attempts, half of MESOS_SUBSCRIPTION_BACKOFF_MAX
		assertThat(this.agent.calls(Call.Type.SUBSCRIBE)).hasSizeBetween(800, 841);
		assertThat(this.executor.subscription.status().problem()).contains(words);
		this.agent.up();
		this.executor.pass(Duration.ofSeconds(2));
		assertThat(this.executor.state()).isEqualTo(ExecutorState.SUBSCRIBED);
		assertThat(this.executor.sink.notes).containsExactly("begin 1", "end 1", "begin 2");
	}

	@Test
	void neverTriesWithoutAPause() {
		this.executor.random = 0;
		this.executor.start();
		this.agent.down();
		this.executor.pass(Duration.ofSeconds(10));
		assertThat(this.agent.calls(Call.Type.SUBSCRIBE)).hasSizeBetween(50, 105);
	}

	@Test
	void isShutDownWhenTheAgentStaysAwayForTheRecoveryTimeout() {
		this.executor.start();
		this.agent.down();
		this.executor.pass(Duration.ofMinutes(15).minusMillis(1));
		assertThat(this.executor.state()).isNotEqualTo(ExecutorState.SHUTTING_DOWN);
		this.executor.pass(MOMENT);
		assertThat(this.executor.state()).isEqualTo(ExecutorState.SHUTTING_DOWN);
		assertThat(this.executor.sink.notes).containsExactly("begin 1", "end 1", "SHUTDOWN 1");
		this.executor.shutdownHandled();
		assertThat(this.executor.notes).endsWith("STOPPED",
				"shutdown: the agent was away for 900 s, which is as long as an executor waits; "
						+ "last: the connection to the agent failed: Connection refused");
	}

	@Test
	void theRecoveryTimeoutCountsAnewAfterASubscription() {
		this.executor.start();
		this.agent.down();
		this.executor.pass(Duration.ofMinutes(14));
		this.agent.up();
		this.executor.pass(Duration.ofSeconds(2));
		this.agent.down();
		this.executor.pass(Duration.ofMinutes(14));
		assertThat(this.executor.notes).doesNotContain("SHUTTING_DOWN");
	}

	@Test
	void isShutDownAtOnceWithoutCheckpointing() {
		use(new ExecutorFixture(false)).start();
		this.agent.down();
		this.executor.pass(Duration.ZERO);
		assertThat(this.executor.notes).containsExactly("CONNECTING", "SUBSCRIBED", "SHUTTING_DOWN");
		assertThat(this.executor.sink.notes).endsWith("SHUTDOWN 1");
	}

	@Test
	void hasAMinuteForItsFirstSubscriptionWithoutCheckpointing() {
		use(new ExecutorFixture(false));
		this.agent.answering(503, "Agent has not finished recovery");
		this.executor.start();
		this.executor.pass(Duration.ofSeconds(59));
		assertThat(this.executor.notes).doesNotContain("SHUTTING_DOWN");
		this.executor.pass(Duration.ofSeconds(1));
		assertThat(this.executor.notes).endsWith("SHUTTING_DOWN");
		assertThat(this.executor.sink.notes).containsExactly("SHUTDOWN 0");
	}

	@ParameterizedTest
	@CsvSource({ "Framework cannot be found", "Executor cannot be found" })
	void isShutDownWhenTheAgentDoesNotKnowItAnyMore(String words) {
		this.executor.start();
		this.agent.down();
		this.executor.pass(MOMENT);
		this.agent.answering(400, words);
		this.executor.pass(Duration.ofSeconds(2));
		this.executor.shutdownHandled();
		assertThat(this.executor.notes).endsWith("SHUTTING_DOWN", "STOPPED",
				"shutdown: the agent does not know the executor any more (" + words + ")");
	}

	@Test
	void failsWhenTheAgentRefusesIt() {
		String words = "Authenticated principal 'x' does not contain an 'eid' claim with the executor ID ex-1";
		this.agent.answering(403, words);
		this.executor.start();
		String reason = "the agent refuses the executor with 403: " + words;
		assertThat(this.executor.sink.notes).containsExactly("ERROR 0", "SHUTDOWN 0");
		this.executor.shutdownHandled();
		assertThat(this.executor.notes).containsExactly("CONNECTING", "SHUTTING_DOWN", "FAILED", "failed: " + reason);
		assertThat(this.executor.message("x")).asString().contains(words);
		assertThat(this.executor.subscription.status().problem()).isEqualTo(reason);
		this.executor.pass(Duration.ofHours(1));
		assertThat(this.agent.calls).hasSize(1);
	}

	@Test
	void theStreamIsGivenUpWhenNoSubscribedComes() {
		this.agent.greetingWith();
		this.executor.start();
		this.executor.pass(Duration.ofSeconds(30));
		assertThat(this.executor.notes).containsExactly("CONNECTING", "BACKING_OFF");
		assertThat(this.executor.subscription.status().problem())
			.isEqualTo("the agent did not answer SUBSCRIBE within 30000 ms");
	}

	@Test
	void resubscribesAfterAnError() {
		this.executor.start();
		this.executor.send(AgentEvents.error("oops"), AgentEvents.launch("too late"));
		assertThat(this.executor.sink.notes).containsExactly("begin 1", "ERROR 1", "end 1");
		this.executor.pass(Duration.ofSeconds(2));
		assertThat(this.executor.state()).isEqualTo(ExecutorState.SUBSCRIBED);
		assertThat(this.agent.last(Call.Type.SUBSCRIBE).getSubscribe().getUnacknowledgedTasksList()).isEmpty();
	}

	@Test
	void anErrorMayComeInsteadOfSubscribed() {
		this.agent.greetingWith(AgentEvents.error("oops"));
		this.executor.start();
		assertThat(this.executor.sink.notes).containsExactly("ERROR 0");
		assertThat(this.executor.subscription.status().problem()).isEqualTo("the agent sent an ERROR event: oops");
		assertThat(this.executor.state()).isEqualTo(ExecutorState.BACKING_OFF);
	}

	@Test
	void aLaunchWithoutPayloadLeavesNoTask() {
		this.executor.start();
		this.executor.send(AgentEvents.of(Event.Type.LAUNCH));
		assertThat(this.executor.subscription.status().unacknowledgedTasks()).isZero();
		resubscribe();
	}

	@Test
	void aStreamThatBreaksWithinARecordIsLost() {
		this.executor.start();
		byte[] record = RecordIoEncoder.encode(AgentEvents.launch("half").toByteArray());
		this.agent.sendBytes(Arrays.copyOf(record, record.length / 2));
		this.agent.endStream();
		this.executor.pass(Duration.ZERO);
		assertThat(this.executor.notes).endsWith("BACKING_OFF");
		assertThat(this.executor.subscription.status().problem()).contains("ended within a record");
		assertThat(this.executor.subscription.status().unacknowledgedTasks()).isZero();
	}

	@Test
	void isNotDisturbedByWhatComesOfAStreamItHasReplaced() {
		this.executor.start();
		this.agent.answeringCalls(403, "Executor is not subscribed");
		this.executor.message("reveals it");
		this.executor.send(AgentEvents.launch("late"), AgentEvents.of(Event.Type.SHUTDOWN));
		assertThat(this.executor.sink.notes).containsExactly("begin 1", "end 1");
		assertThat(this.executor.subscription.status().unacknowledgedTasks()).isZero();
		this.agent.up();
		this.executor.pass(Duration.ofSeconds(2));
		// the agent ended the first stream when it answered the second SUBSCRIBE
		this.executor.pass(Duration.ofSeconds(10));
		assertThat(this.executor.notes).containsExactly("CONNECTING", "SUBSCRIBED", "BACKING_OFF", "CONNECTING",
				"SUBSCRIBED");
		assertThat(this.agent.calls(Call.Type.SUBSCRIBE)).hasSize(2);
	}

	@Test
	void aStreamMayBeSilentUntilAHeartbeatWasSeen() {
		this.executor.start();
		this.executor.pass(Duration.ofDays(3));
		assertThat(this.executor.state()).isEqualTo(ExecutorState.SUBSCRIBED);
		this.executor.send(AgentEvents.of(Event.Type.HEARTBEAT));
		this.executor.pass(Duration.ofMinutes(5 * 30).minusMillis(1));
		assertThat(this.executor.state()).isEqualTo(ExecutorState.SUBSCRIBED);
		this.executor.pass(MOMENT);
		assertThat(this.executor.notes).endsWith("BACKING_OFF");
		assertThat(this.executor.subscription.status().problem()).isEqualTo("the agent sent nothing for 150 minutes");
	}

	@Test
	void sendsAHeartbeatEveryHalfHour() {
		this.executor.start();
		this.executor.pass(Duration.ofHours(2));
		assertThat(this.agent.calls(Call.Type.HEARTBEAT)).hasSize(4);
	}

	@Test
	void doesNotBotherAnAgentThatDoesNotKnowHeartbeats() {
		this.executor.start();
		this.agent.answeringCalls(400, "Failed to validate Executor::Call: Expecting 'type' to be present");
		this.executor.pass(Duration.ofHours(5));
		assertThat(this.agent.calls(Call.Type.HEARTBEAT)).hasSize(1);
		assertThat(this.executor.state()).isEqualTo(ExecutorState.SUBSCRIBED);
	}

	@Test
	void readsNoFurtherWhileTheSinkIsFullAndForgetsNothing() {
		this.executor.start();
		this.executor.sink.full(true);
		this.executor.send(AgentEvents.launch("held"));
		this.executor.send(AgentEvents.launch("not read"));
		assertThat(this.executor.sink.notes).containsExactly("begin 1");
		assertThat(this.executor.subscription.status().unacknowledgedTasks()).isOne();
		this.agent.down();
		this.executor.pass(MOMENT);
		this.executor.sink.full(false);
		this.executor.pass(Duration.ZERO);
		assertThat(this.executor.sink.notes).startsWith("begin 1", "LAUNCH 1").contains("end 1");
	}

	@Test
	void thereIsOnlyOneSubscriptionForTheCalls() {
		assertThatIllegalStateException()
			.isThrownBy(() -> ExecutorSubscription.builder(this.executor.template).sink(this.executor.sink).build());
	}

	private ExecutorFixture use(ExecutorFixture other) {
		this.executor.close();
		this.executor = other;
		this.agent = other.agent;
		return other;
	}

	private void resubscribe() {
		this.agent.endStream();
		this.executor.pass(Duration.ofSeconds(2));
		assertThat(this.executor.state()).isEqualTo(ExecutorState.SUBSCRIBED);
		assertThat(List.copyOf(this.agent.calls(Call.Type.SUBSCRIBE))).hasSizeGreaterThan(1);
	}

}
