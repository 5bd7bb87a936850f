package io.github.mesosspring.autoconfigure.health;

import java.net.URI;
import java.time.Duration;

import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStatus;
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

class MesosHealthIndicatorTests {

	private final MesosSubscription subscription = mock(MesosSubscription.class);

	@ParameterizedTest
	@CsvSource({ "SUBSCRIBED, UP", "STANDBY, UP", "STOPPED, OUT_OF_SERVICE", "DETECTING, DOWN", "SUBSCRIBING, DOWN",
			"BACKING_OFF, DOWN", "FAILED, DOWN" })
	void statusFollowsTheState(SubscriptionState state, String status) {
		given(this.subscription.status()).willReturn(new SubscriptionStatus(state, null, null, null, 0, null));
		assertThat(health().getStatus()).isEqualTo(new Status(status));
	}

	@ParameterizedTest
	@EnumSource
	void everyStateHasAStatusOfItsOwn(SubscriptionState state) {
		given(this.subscription.status()).willReturn(new SubscriptionStatus(state, null, null, null, 0, null));
		assertThat(health().getStatus()).isNotEqualTo(Status.UNKNOWN);
		assertThat(health().getDetails()).containsExactly(entry("state", state.name()), entry("reconnects", 0L));
	}

	@Test
	void detailsTellWhereAndHowWell() {
		given(this.subscription.status()).willReturn(new SubscriptionStatus(SubscriptionState.SUBSCRIBED, "fw-1",
				URI.create("http://10.0.0.1:5050"), Duration.ofMillis(3200), 4, null));
		assertThat(health().getDetails()).containsExactly(entry("state", "SUBSCRIBED"), entry("frameworkId", "fw-1"),
				entry("leader", "http://10.0.0.1:5050"), entry("lastHeartbeatAge", "3200ms"), entry("reconnects", 4L));
	}

	@Test
	void theMastersOwnWordsAreTheProblem() {
		given(this.subscription.status()).willReturn(
				new SubscriptionStatus(SubscriptionState.FAILED, "fw-1", null, null, 4, "Framework has been removed"));
		assertThat(health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(health().getDetails()).containsEntry("problem", "Framework has been removed");
	}

	private Health health() {
		return new MesosHealthIndicator(this.subscription).health();
	}

}
