package io.github.mesosspring.benchmarks.contest;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where mesos-go is not installed there is nothing to run, and no failure.
 */
class MesosGoTests {

	@Test
	void isNotThereWithoutTheLibrary(@TempDir Path empty) throws Exception {
		assertThat(new MesosGo(empty, "go").build()).isEmpty();
	}

	@Test
	void isNotThereWithoutGo(@TempDir Path library) throws Exception {
		Files.createDirectories(library.resolve("src/github.com/mesos/mesos-go"));
		assertThat(new MesosGo(library, "no-such-go").build()).isEmpty();
	}

}
