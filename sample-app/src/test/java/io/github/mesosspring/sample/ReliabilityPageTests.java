package io.github.mesosspring.sample;

import java.util.stream.Stream;

import io.github.mesosspring.reliability.ReliabilityPage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds {@code docs/reliability.md} to what is tried with the sample.
 */
class ReliabilityPageTests {

	@Test
	void namesTheMomentsAtWhichTheApplicationIsKilled() {
		assertThat(ReliabilityPage.faults("sigkill"))
			.containsExactlyElementsOf(Stream.of(KillMoment.values()).map(KillMoment::title).toList());
	}

	@Test
	void namesWhatHappensToALeader() {
		assertThat(ReliabilityPage.faults("election")).containsExactly(ElectionTests.KILLED, ElectionTests.CUT_OFF);
	}

}
