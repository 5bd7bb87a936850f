package io.github.mesosspring.executor;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mesosspring.executor.ExecutorFixture.Outcome;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.executor.Call;
import io.github.mesosspring.protocol.executor.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The orderly end. The grace period is 5 s, of which a second is for the process.
 */
class ExecutorShutdownTests {

	private static final String SHUT_DOWN = "shutdown: the agent sent SHUTDOWN";

	private final ExecutorFixture executor = new ExecutorFixture();

	private final FakeAgent agent = this.executor.agent;

	@AfterEach
	void close() {
		this.executor.close();
	}

	@Test
	void waitsForHandlersAndForTheAcknowledgementOfWhatTheySaid() {
		this.agent.acknowledging(false);
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"), AgentEvents.of(Event.Type.SHUTDOWN));
		assertThat(this.executor.sink.notes).containsExactly("begin 1", "LAUNCH 1", "SHUTDOWN 1");
		Outcome update = this.executor.update("t", TaskState.TASK_KILLED);
		assertThat(update).hasToString("accepted 202");
		assertThat(this.executor.state()).isEqualTo(ExecutorState.SHUTTING_DOWN);
		this.executor.shutdownHandled();
		assertThat(this.executor.state()).isEqualTo(ExecutorState.SHUTTING_DOWN);
		this.agent.acknowledge(this.agent.last(Call.Type.UPDATE).getUpdate().getStatus());
		this.executor.pass(Duration.ZERO);
		assertThat(this.executor.notes).endsWith("SHUTTING_DOWN", "STOPPED", SHUT_DOWN);
		assertThat(this.executor.subscription.isRunning()).isFalse();
	}

	@Test
	void endsBeforeItsGracePeriodWhateverHandlersDo() {
		this.executor.start();
		this.executor.send(AgentEvents.of(Event.Type.SHUTDOWN));
		this.executor.pass(Duration.ofSeconds(4).minusMillis(1));
		assertThat(this.executor.state()).isEqualTo(ExecutorState.SHUTTING_DOWN);
		this.executor.pass(Duration.ofMillis(1));
		assertThat(this.executor.notes).endsWith("STOPPED", SHUT_DOWN);
	}

	@Test
	void endsBeforeItsGracePeriodWithoutAcknowledgement() {
		this.agent.acknowledging(false);
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"), AgentEvents.of(Event.Type.SHUTDOWN));
		this.executor.update("t", TaskState.TASK_KILLED);
		this.executor.shutdownHandled();
		this.executor.pass(Duration.ofSeconds(4));
		assertThat(this.executor.notes).endsWith("STOPPED", SHUT_DOWN);
	}

	@Test
	void mayComeInsteadOfSubscribed() {
		this.agent.greetingWith(AgentEvents.of(Event.Type.SHUTDOWN));
		this.executor.start();
		assertThat(this.executor.sink.notes).containsExactly("SHUTDOWN 0");
		this.agent.endStream();
		this.executor.shutdownHandled();
		assertThat(this.executor.notes).containsExactly("CONNECTING", "SHUTTING_DOWN", "STOPPED", SHUT_DOWN);
	}

	@Test
	void comesOnce() {
		this.executor.start();
		this.executor.send(AgentEvents.of(Event.Type.SHUTDOWN), AgentEvents.of(Event.Type.SHUTDOWN));
		assertThat(this.executor.sink.notes).containsExactly("begin 1", "SHUTDOWN 1");
	}

	@Test
	void doesNotWaitForAnAgentThatIsGone() {
		this.agent.acknowledging(false);
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"), AgentEvents.of(Event.Type.SHUTDOWN));
		Outcome update = this.executor.update("t", TaskState.TASK_KILLED);
		this.agent.down();
		this.executor.pass(Duration.ZERO);
		assertThat(this.executor.state()).isEqualTo(ExecutorState.SHUTTING_DOWN);
		Outcome late = this.executor.update("t", TaskState.TASK_KILLED);
		assertThat(update).hasToString("accepted 202");
		assertThat(late).asString().startsWith("not_sent: UPDATE was not sent: the connection to the agent failed");
		this.executor.shutdownHandled();
		assertThat(this.executor.notes).endsWith("STOPPED", SHUT_DOWN);
	}

	@Test
	void callsThatStillWaitAreToldSo() {
		this.executor.start();
		this.executor.send(AgentEvents.launch("one"), AgentEvents.launch("two"));
		this.agent.answeringCalls(503, "Agent has not finished recovery");
		Outcome first = this.executor.update("one", TaskState.TASK_RUNNING);
		Outcome second = this.executor.update("two", TaskState.TASK_RUNNING);
		this.executor.send(AgentEvents.of(Event.Type.SHUTDOWN));
		this.executor.pass(Duration.ofSeconds(5));
		assertThat(first).hasToString("unknown: The outcome of UPDATE is unknown: the agent sent SHUTDOWN");
		assertThat(second).hasToString("not_sent: UPDATE was not sent: the agent sent SHUTDOWN");
		assertThat(this.executor.update("two", TaskState.TASK_RUNNING)).asString().startsWith("not_sent: ");
	}

	@Test
	void aStopDeliversWhatWasSaidAndTellsNobodyToEndTheProcess() {
		this.agent.acknowledging(false);
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"));
		this.executor.update("t", TaskState.TASK_FINISHED);
		AtomicBoolean stopped = stop();
		this.executor.pass(Duration.ofSeconds(1));
		assertThat(stopped).isFalse();
		assertThat(this.executor.sink.notes).endsWith("quiesce");
		this.agent.acknowledge(this.agent.last(Call.Type.UPDATE).getUpdate().getStatus());
		this.executor.pass(Duration.ZERO);
		assertThat(stopped).isTrue();
		assertThat(this.executor.notes).containsExactly("CONNECTING", "SUBSCRIBED", "SHUTTING_DOWN", "STOPPED");
	}

	@Test
	void aStopWhileTheAgentIsAwayDoesNotWait() {
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"));
		this.agent.down();
		this.executor.pass(Duration.ofMillis(1));
		Outcome update = this.executor.update("t", TaskState.TASK_FINISHED);
		stop();
		this.executor.pass(Duration.ZERO);
		assertThat(this.executor.state()).isEqualTo(ExecutorState.STOPPED);
		assertThat(update).hasToString("not_sent: UPDATE was not sent: the application is stopping");
		this.executor.pass(Duration.ofHours(1));
		assertThat(this.executor.state()).isEqualTo(ExecutorState.STOPPED);
	}

	@Test
	void callsThatWaitAreGivenUpAsSoonAsTheAgentIsGone() {
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"));
		this.agent.answeringCalls(503, "Agent has not finished recovery");
		Outcome update = this.executor.update("t", TaskState.TASK_RUNNING);
		this.executor.send(AgentEvents.of(Event.Type.SHUTDOWN));
		assertThat(update).hasToString("open");
		this.agent.down();
		this.executor.pass(Duration.ZERO);
		assertThat(this.executor.state()).isEqualTo(ExecutorState.SHUTTING_DOWN);
		assertThat(update).asString().startsWith("unknown: ").contains("the connection to the agent failed");
	}

	@Test
	void saysHowManyUpdatesMayBeLost() {
		this.agent.acknowledging(false);
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"));
		this.executor.update("t", TaskState.TASK_STARTING);
		this.executor.update("t", TaskState.TASK_RUNNING);
		this.agent.down();
		this.executor.pass(Duration.ofMillis(1));
		try (LoggedLines log = new LoggedLines(ExecutorSubscription.class)) {
			stop();
			this.executor.pass(Duration.ZERO);
			assertThat(log.warnings())
				.containsExactly("The executor ends although 2 updates are not acknowledged, which may be lost");
		}
	}

	@Test
	void aRefusedExecutorHasEnded() {
		this.agent.answering(401, "");
		this.executor.start();
		AtomicBoolean stopped = stop();
		this.executor.pass(Duration.ZERO);
		assertThat(stopped).isFalse();
		this.executor.shutdownHandled();
		assertThat(stopped).isTrue();
		assertThat(this.executor.state()).isEqualTo(ExecutorState.FAILED);
		assertThat(this.executor.subscription.isRunning()).isFalse();
	}

	@Test
	void aFaultOfItsOwnEndsIt() {
		this.executor.start();
		breakIt();
		assertThat(this.executor.notes).endsWith("FAILED",
				"failed: a fault of the subscription itself: java.lang.IllegalStateException: on purpose");
		assertThat(this.executor.subscription.isRunning()).isFalse();
	}

	@Test
	void aFaultOfItsOwnCutsAnEndingShort() {
		this.agent.acknowledging(false);
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"));
		this.executor.update("t", TaskState.TASK_FINISHED);
		AtomicBoolean stopped = stop();
		this.executor.pass(Duration.ZERO);
		breakIt();
		assertThat(stopped).isTrue();
		assertThat(this.executor.notes).endsWith("STOPPED");
	}

	@Test
	void aStopByAListenerCallsBackAtOnce() {
		this.agent.acknowledging(false);
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"));
		this.executor.update("t", TaskState.TASK_FINISHED);
		AtomicBoolean stopped = new AtomicBoolean();
		this.executor.template.core().actor().execute(() -> this.executor.subscription.stop(() -> stopped.set(true)));
		this.executor.pass(Duration.ZERO);
		assertThat(stopped).isTrue();
		assertThat(this.executor.state()).isEqualTo(ExecutorState.SHUTTING_DOWN);
	}

	@Test
	void aSubscriptionThatWaitsForRoomDoesNotBeginAfterTheEnd() {
		this.executor.sink.full(true);
		this.executor.start();
		stop();
		this.executor.pass(Duration.ZERO);
		assertThat(this.executor.state()).isEqualTo(ExecutorState.STOPPED);
		this.executor.sink.full(false);
		this.executor.pass(Duration.ZERO);
		assertThat(this.executor.sink.notes).doesNotContain("begin 1");
	}

	@Test
	void doesNotStartAgain() {
		this.executor.start();
		stop();
		this.executor.pass(Duration.ZERO);
		assertThatIllegalStateException().isThrownBy(this.executor.subscription::start)
			.withMessageContaining("cannot be started again");
	}

	private AtomicBoolean stop() {
		AtomicBoolean stopped = new AtomicBoolean();
		this.executor.subscription.stop(() -> stopped.set(true));
		return stopped;
	}

	private void breakIt() {
		this.executor.template.core().actor().execute(() -> {
			throw new IllegalStateException("on purpose");
		});
		this.executor.pass(Duration.ZERO);
	}

}
