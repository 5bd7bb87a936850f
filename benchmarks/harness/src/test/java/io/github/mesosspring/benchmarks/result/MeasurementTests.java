package io.github.mesosspring.benchmarks.result;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Rounds and the values that stand for them.
 */
class MeasurementTests {

	@Test
	void isTheValueInTheMiddle() {
		assertThat(measurement(9.0, 1.0, 4.0).median()).isEqualTo(4);
		assertThat(measurement(7.0).median()).isEqualTo(7);
	}

	@Test
	void isBetweenTheTwoInTheMiddle() {
		assertThat(measurement(9.0, 1.0, 4.0, 5.0).median()).isEqualTo(4.5);
	}

	@Test
	void knowsItsSpread() {
		assertThat(measurement(9.0, 1.0, 4.0).min()).isEqualTo(1);
		assertThat(measurement(9.0, 1.0, 4.0).max()).isEqualTo(9);
	}

	@Test
	void isNothingWithoutARound() {
		assertThatIllegalArgumentException().isThrownBy(() -> measurement()).withMessageContaining("p50");
	}

	@Test
	void isHeldAgainstItsTarget() {
		assertThat(Target.atMost(1, "p50", 1.5, "x", 1.5)).returns(true, Target::met).returns("<= 1.5", Target::target);
		assertThat(Target.atMost(1, "p50", 1.51, "x", 1.5).met()).isFalse();
		assertThat(Target.atLeast(1, "p50", 100, "x", 100)).returns(true, Target::met)
			.returns(">= 100", Target::target);
		assertThat(Target.atLeast(1, "p50", 99.9, "x", 100).met()).isFalse();
	}

	private static Measurement measurement(Double... rounds) {
		return new Measurement("p50", "ours", "us", List.of(rounds));
	}

}
