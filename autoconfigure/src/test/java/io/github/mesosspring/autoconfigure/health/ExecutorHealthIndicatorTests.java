package io.github.mesosspring.autoconfigure.health;

import java.net.URI;
import java.time.Duration;

import io.github.mesosspring.executor.ExecutorState;
import io.github.mesosspring.executor.ExecutorStatus;
import io.github.mesosspring.executor.ExecutorSubscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class ExecutorHealthIndicatorTests {

	private static final URI AGENT = URI.create("http://10.0.0.1:5051");

	private final ExecutorSubscription subscription = mock(ExecutorSubscription.class);

	@ParameterizedTest
	@CsvSource({ "SUBSCRIBED, UP", "STOPPED, OUT_OF_SERVICE", "SHUTTING_DOWN, OUT_OF_SERVICE", "CONNECTING, DOWN",
			"BACKING_OFF, DOWN", "FAILED, DOWN" })
	void statusFollowsTheState(ExecutorState state, String status) {
		given(this.subscription.status()).willReturn(new ExecutorStatus(state, AGENT, null, 0, 0, 0, null));
		assertThat(health().getStatus()).isEqualTo(new Status(status));
	}

	@ParameterizedTest
	@EnumSource
	void everyStateHasAStatusOfItsOwn(ExecutorState state) {
		given(this.subscription.status()).willReturn(new ExecutorStatus(state, AGENT, null, 0, 0, 0, null));
		assertThat(health().getStatus()).isNotEqualTo(Status.UNKNOWN);
	}

	@Test
	void detailsTellWhereAndHowWell() {
		given(this.subscription.status()).willReturn(new ExecutorStatus(ExecutorState.BACKING_OFF, AGENT,
				Duration.ofMillis(3200), 4, 2, 1, "Connection refused"));
		assertThat(health().getDetails()).containsExactly(entry("state", "BACKING_OFF"),
				entry("agent", "http://10.0.0.1:5051"), entry("lastEventAge", "3200ms"), entry("reconnects", 4L),
				entry("unacknowledgedUpdates", 2), entry("unacknowledgedTasks", 1),
				entry("problem", "Connection refused"));
	}

	private Health health() {
		return new ExecutorHealthIndicator(this.subscription).health();
	}

}
