package io.github.mesosspring.subscription;

import java.time.Duration;

import io.github.mesosspring.protocol.FrameworkInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RiskyChoicesTests {

	private static final FrameworkInfo SAFE = TestEvents.FRAMEWORK.toBuilder()
		.setFailoverTimeout(604800)
		.setCheckpoint(true)
		.build();

	@Test
	void findsNothingInWhatIsSafe() {
		assertThat(RiskyChoices.of(SAFE, stopping(OnStop.FAILOVER))).isEmpty();
	}

	@Test
	void namesWhatCannotBeUndone() {
		FrameworkInfo risky = SAFE.toBuilder().clearFailoverTimeout().clearCheckpoint().build();
		assertThat(RiskyChoices.of(risky, stopping(OnStop.TEARDOWN))).satisfiesExactly(
				(first) -> assertThat(first).contains("mesos.framework.failover-timeout", "kills all its tasks"),
				(second) -> assertThat(second).contains("mesos.framework.checkpoint", "never"),
				(third) -> assertThat(third).contains("mesos.on-stop"));
	}

	@Test
	void areLoggedOnceHoweverOftenItIsStarted() {
		try (SubscriptionFixture test = new SubscriptionFixture()) {
			test.subscription().start();
			test.subscription().stop();
			test.subscription().start();
			assertThat(test.logged()).filteredOn((line) -> line.contains("mesos.framework.checkpoint")).hasSize(1);
		}
	}

	private static LifecycleSettings stopping(OnStop onStop) {
		return new LifecycleSettings(true, 0, StartPolicy.RETRY, onStop, Duration.ofSeconds(20), LastCalls.NONE, null);
	}

}
