package io.github.mesosspring.sample;

import java.nio.file.Path;
import java.util.List;

import io.github.mesosspring.embedded.EmbeddedMesos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What was compiled for Java 17, on the newest JDK of this machine, with virtual threads.
 */
class NewestJdkTests {

	private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

	@TempDir
	private Path folder;

	@Test
	void handlersRunOnVirtualThreads() throws Exception {
		Jdk newest = Jdk.newest();
		assumeThat(newest.feature()).as("There is no JDK with virtual threads here")
			.isGreaterThanOrEqualTo(FIRST_WITH_VIRTUAL_THREADS);
		try (EmbeddedMesos mesos = EmbeddedMesos.builder().start()) {
			String output = ProbedRun.jobThrough(this.folder, newest,
					List.of("-cp", System.getProperty("java.class.path")), ProbedRun.arguments(mesos,
							"--spring.threads.virtual.enabled=true", "--mesos.dispatch.concurrency=2"));
			assertThat(output).containsPattern("using Java " + newest.feature())
				.containsPattern("Probe: TASK_FINISHED on VirtualThread\\[#\\d+,mesos-events-[12]\\]");
		}
	}

}
