package io.github.mesosspring.embedded.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxTests {

	@TempDir
	Path work;

	@Test
	void liesWhereARealAgentPutsIt() throws IOException {
		Sandbox sandbox = create("5cb3cb6d-0000", "task-1", "95d286f7");
		assertThat(sandbox.directory())
			.isEqualTo(this.work.resolve("frameworks/5cb3cb6d-0000/executors/task-1/runs/95d286f7"))
			.isDirectory();
	}

	@ParameterizedTest
	@ValueSource(strings = { "..", ".", "../../x", "/etc/passwd", "a/b", "a\\b", "", " ", "-rf", "~", "$HOME", "a\nb",
			"%2e%2e", "täsk", "\u0000", "con:1", "...", ".hidden" })
	void anIdIsOneNameInsideTheWorkDirectory(String id) throws IOException {
		Sandbox sandbox = create(id, id, "c");
		Path directory = sandbox.directory().toRealPath();
		assertThat(directory).startsWith(this.work.toRealPath()).isEqualTo(directory.normalize());
		assertThat(this.work.toRealPath().relativize(directory).getNameCount()).isEqualTo(6);
		assertThat(directory.getName(directory.getNameCount() - 3).toString()).matches("[A-Za-z0-9_%.-]+")
			.doesNotStartWith(".");
	}

	@Test
	void differentIdsHaveDifferentNames() {
		assertThat(Sandbox.fileName("a/b")).isNotEqualTo(Sandbox.fileName("a%2Fb")).isEqualTo("a%2Fb");
		String tooLong = "é".repeat(254);
		assertThat(Sandbox.fileName(tooLong + "a")).isNotEqualTo(Sandbox.fileName(tooLong + "b"))
			.hasSizeLessThanOrEqualTo(255);
	}

	@Test
	void namesDoNotDependOnTheLocale() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("tr"));
			assertThat(Sandbox.fileName("I i ı")).isEqualTo("I%20i%20%C4%B1");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	private Sandbox create(String framework, String executor, String container) throws IOException {
		return Sandbox.create(this.work, FrameworkID.newBuilder().setValue(framework).build(),
				ExecutorID.newBuilder().setValue(executor).build(),
				ContainerID.newBuilder().setValue(container).build());
	}

}
