package io.github.mesosspring.simulation;

import java.util.stream.Stream;

import io.github.mesosspring.reliability.ReliabilityPage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SimulationPageTests {

	@Test
	void thePageNamesTheFaultsThatAreInjected() {
		assertThat(ReliabilityPage.faults("simulation"))
			.containsExactlyElementsOf(Stream.of(Fault.values()).map(Fault::title).toList());
	}

}
