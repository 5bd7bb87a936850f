package io.github.mesosspring.embedded.agent;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessStatTests {

	@Test
	void readsStateAndSession() {
		assertThat(ProcessStat.parse("42 (sh) S 1 40 39 0 -1 4194304 1 2")).isEqualTo(new ProcessStat('S', 39));
	}

	@Test
	void isNotFooledByTheNameOfAProgram() {
		assertThat(ProcessStat.parse("42 (a) S 1 2 3 (b) Z 1 40 39 0 -1 1")).isEqualTo(new ProcessStat('Z', 39));
	}

	@Test
	void whatIsNotUnderstoodIsNothing() {
		assertThat(ProcessStat.parse("")).isNull();
		assertThat(ProcessStat.parse("42 (sh) S 1")).isNull();
	}

}
