package io.github.mesosspring.executor;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ExecutorStatesTests {

	private final List<ExecutorState> heard = new ArrayList<>();

	private final ExecutorStates states = new ExecutorStates(List.of(new ExecutorListener() {

		@Override
		public void stateChanged(ExecutorStateChange change) {
			throw new IllegalStateException("on purpose");
		}

	}, new ExecutorListener() {

		@Override
		public void stateChanged(ExecutorStateChange change) {
			ExecutorStatesTests.this.heard.add(change.to());
		}

	}));

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONNECTING")
	void everythingBeginsWithAnAttempt(ExecutorState other) {
		assertThatIllegalStateException().isThrownBy(() -> this.states.transition(other, null));
		assertThat(this.states.state()).isEqualTo(ExecutorState.STOPPED);
		assertThat(this.heard).isEmpty();
	}

	@Test
	void thereIsNoWayBackFromAShutdown() {
		this.states.transition(ExecutorState.CONNECTING, null);
		this.states.transition(ExecutorState.SHUTTING_DOWN, "because");
		assertThatIllegalStateException().isThrownBy(() -> this.states.transition(ExecutorState.SUBSCRIBED, null));
		assertThatIllegalStateException().isThrownBy(() -> this.states.transition(ExecutorState.BACKING_OFF, null));
		assertThat(this.states.problem()).isEqualTo("because");
	}

	@Test
	void warnsOfTheFirstFailureAndNotOfThoseThatFollowIt() {
		try (LoggedLines log = new LoggedLines(ExecutorSubscription.class)) {
			ExecutorStates quiet = new ExecutorStates(List.of());
			for (int i = 0; i < 2; i++) {
				quiet.transition(ExecutorState.CONNECTING, null);
				quiet.transition(ExecutorState.BACKING_OFF, "no agent");
				quiet.transition(ExecutorState.CONNECTING, null);
				quiet.transition(ExecutorState.BACKING_OFF, "still no agent");
				quiet.transition(ExecutorState.CONNECTING, null);
				quiet.transition(ExecutorState.SUBSCRIBED, null);
				quiet.transition(ExecutorState.BACKING_OFF, "gone");
			}
			assertThat(log.warnings()).containsExactly("Executor: CONNECTING -> BACKING_OFF: no agent",
					"Executor: SUBSCRIBED -> BACKING_OFF: gone", "Executor: SUBSCRIBED -> BACKING_OFF: gone");
		}
	}

	@Test
	void aListenerThatFailsKeepsNoOtherFromListening() {
		this.states.transition(ExecutorState.CONNECTING, null);
		this.states.transition(ExecutorState.SUBSCRIBED, null);
		assertThat(this.heard).containsExactly(ExecutorState.CONNECTING, ExecutorState.SUBSCRIBED);
	}

}
