package io.github.mesosspring.executor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.executor.Call;
import io.github.mesosspring.protocol.executor.Event;
import io.github.mesosspring.session.SessionLoss;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What meters are told of an executor.
 */
class ExecutorReasonsTests {

	private final ExecutorFixture executor = new ExecutorFixture();

	private final FakeAgent agent = this.executor.agent;

	@AfterEach
	void close() {
		this.executor.close();
	}

	@Test
	void theEndOfTheStreamAndItsBreakDiffer() {
		this.executor.start();
		this.agent.endStream();
		this.executor.pass(Duration.ofSeconds(5));
		this.agent.down();
		this.executor.pass(Duration.ofMillis(1));
		assertThat(this.executor.reasons).containsExactly(SessionLoss.STREAM_ENDED, SessionLoss.STREAM_BROKEN);
	}

	@Test
	void anAgentThatIsNotThereAndOneThatIsNotReadyDiffer() {
		this.agent.answering(503, "Agent has not finished recovery");
		this.executor.start();
		assertThat(this.executor.reasons).containsExactly(SessionLoss.UNAVAILABLE);
		this.agent.down();
		this.executor.pass(Duration.ofSeconds(2));
		assertThat(this.executor.reasons).endsWith(SessionLoss.CONNECT_FAILED);
	}

	@Test
	void brokenFramingAndErrorsHaveReasonsOfTheirOwn() {
		this.executor.start();
		this.executor.send(AgentEvents.of(Event.Type.ERROR));
		this.executor.pass(Duration.ofSeconds(5));
		this.agent.sendBytes("no number\n".getBytes());
		this.executor.pass(Duration.ofMillis(1));
		assertThat(this.executor.reasons).containsExactly(SessionLoss.ERROR_EVENT, SessionLoss.BROKEN_FRAMING);
	}

	@Test
	void listenersAreToldOfEveryOutcomeOnceWhateverAnotherListenerDoes() {
		List<String> outcomes = new ArrayList<>();
		this.executor.template.addListener((type, outcome) -> {
			throw new IllegalStateException("broken");
		});
		this.executor.template.addListener((type, outcome) -> outcomes.add(type + " " + outcome));
		this.executor.message("too early");
		this.executor.start();
		this.executor.send(AgentEvents.launch("t"));
		this.executor.update("t", TaskState.TASK_RUNNING);
		this.agent.answeringCalls(400, "no");
		this.executor.message("refused");
		assertThat(outcomes).containsExactly(Call.Type.MESSAGE + " " + CallOutcome.NOT_SENT,
				Call.Type.UPDATE + " " + CallOutcome.ACCEPTED, Call.Type.MESSAGE + " " + CallOutcome.REJECTED);
	}

	@Test
	void theStreamsBytesAreTold() {
		this.executor.start();
		int greeting = this.executor.sink.bytes;
		this.agent.sendBytes(new byte[] { '2', '\n' });
		this.executor.pass(Duration.ZERO);
		assertThat(greeting).isPositive();
		assertThat(this.executor.sink.bytes).isEqualTo(greeting + 2);
	}

}
