package io.github.mesosspring.embedded.version;

import java.util.Comparator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MesosVersionTests {

	@Test
	void orderIsThatOfTheReleases() {
		assertThat(MesosVersion.all()).hasSize(18)
			.isSortedAccordingTo(Comparator.naturalOrder())
			.startsWith(MesosVersion.of("0.24"))
			.endsWith(MesosVersion.LATEST);
		assertThat(MesosVersion.of("1.4")).hasToString("1.4");
		assertThat(MesosVersion.of("1.4").isAtLeast(1, 10)).isFalse();
		assertThat(MesosVersion.of("1.10").isAtLeast(1, 4)).isTrue();
		assertThat(MesosVersion.of("1.0").isAtLeast(0, 28)).isTrue();
		assertThat(MesosVersion.of("0.28").isAtLeast(1, 0)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.23", "0.29", "1.13", "2.0" })
	void knowsNoVersionWithoutProfile(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> MesosVersion.of(text))
			.withMessage("There is no profile of Mesos " + text + ": choose one of 0.24 to 0.28 and 1.0 to 1.12");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "1.4.2", "v1.4", "-1.4", "1.99999999999" })
	void readsNothingButTwoNumbers(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> MesosVersion.of(text))
			.withMessage("'" + text + "' is no version of Mesos: write two numbers, for example 1.4");
	}

}
