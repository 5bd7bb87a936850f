package io.github.mesosspring.embedded.agent;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExitStatusTests {

	@ParameterizedTest
	@CsvSource({ "0, Command exited with status 0", "3, Command exited with status 3",
			"128, Command exited with status 128", "137, Command terminated with signal Killed",
			"143, Command terminated with signal Terminated", "139, Command terminated with signal Segmentation fault",
			"155, Command terminated with signal Unknown signal 27", "255, Command exited with status 255" })
	void saysWhatTheCommandExecutorSays(int value, String message) {
		assertThat(new ExitStatus(value).message()).isEqualTo(message);
	}

}
