package io.github.mesosspring.simulation;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that what is wrong is found, and by whom.
 */
@ExtendWith(Silence.class)
class MutantTests {

	private static final int SEEDS = 100;

	@ParameterizedTest
	@EnumSource
	void isFound(Mutant mutant) {
		String found = "";
		for (long seed = 0; seed < SEEDS && !found.startsWith(mutant.finder().getSimpleName()); seed++) {
			found = violation(seed, mutant);
		}
		assertThat(found).startsWith(mutant.finder().getSimpleName() + ": ");
	}

	private static String violation(long seed, Mutant mutant) {
		try {
			new Simulation(seed, mutant, false).run();
			return "";
		}
		catch (ViolationError ex) {
			return ex.violation();
		}
	}

}
