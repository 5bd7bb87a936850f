package io.github.mesosspring.embedded.standalone;

import java.nio.file.Path;

import io.github.mesosspring.embedded.EmbeddedMesos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StandaloneOptionsTests {

	@Test
	void startsWithWhatItIsGiven(@TempDir Path directory) {
		try (EmbeddedMesos mesos = StandaloneOptions
			.parse("--port=0", "--agents=2", "--work-dir=" + directory, "--heartbeat-interval=500ms",
					"--allocation-interval=2s", "--cpus=1.5", "--mem=64", "--disk=128", "--credential=a:b")
			.start()) {
			assertThat(mesos.workDirectory()).isEqualTo(directory.toAbsolutePath());
			assertThat(mesos.uri().getHost()).isEqualTo("127.0.0.1");
		}
	}

	@Test
	void startsSeveralMastersAndAgentsThatRunNothing() {
		try (EmbeddedMesos mesos = StandaloneOptions
			.parse("--port=0", "--masters=2", "--agents=1", "--scripted-agents=3")
			.start()) {
			assertThat(mesos.masters()).hasSize(2);
			assertThat(mesos.agents()).hasSize(4);
		}
	}

	@Test
	void namesTheArgumentItCannotUse() {
		assertThatIllegalArgumentException().isThrownBy(() -> StandaloneOptions.parse("--prot=1"))
			.withMessageContaining("'--prot=1'");
		assertThatIllegalArgumentException().isThrownBy(() -> StandaloneOptions.parse("5050"))
			.withMessageContaining("--name=value");
		assertThatIllegalArgumentException().isThrownBy(() -> StandaloneOptions.parse("--heartbeat-interval=15"))
			.withMessageContaining("'--heartbeat-interval=15'");
	}

}
