package io.github.mesosspring.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.embedded.EmbeddedMesos;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run of the probed application in a JVM of its own, against a cluster in this one.
 */
final class ProbedRun {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int SIGTERM = 128 + 15;

	private ProbedRun() {
	}

	/**
	 * Arguments that make the application one of that cluster.
	 */
	static String[] arguments(EmbeddedMesos mesos, String... further) {
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--mesos.master=" + mesos.uri(),
				"--mesos.framework.id-file=framework.id", "--jobs.file=jobs.json", "--jobs.at-start=",
				"--mesos.frameworks.batch.framework.name=batch", "--spring.main.banner-mode=off"));
		arguments.addAll(List.of(further));
		return arguments.toArray(String[]::new);
	}

	/**
	 * Run a job and stop.
	 * @return what the application printed
	 */
	static String jobThrough(Path folder, Jdk jdk, List<String> options, String... arguments)
			throws IOException, InterruptedException {
		try (ChildJvm process = ChildJvm.start(folder, "application", jdk, options, ProbedApplication.class,
				arguments)) {
			JobClient client = new JobClient(process);
			assertThat(client.frameworkId()).isNotEmpty();
			String job = client.submit("job", "0", folder.resolve("mark.txt"));
			Awaitility.await().atMost(PATIENCE).until(() -> client.state(job), "TASK_FINISHED"::equals);
			assertThat(client.health()).isEqualTo("UP");
			process.awaitOutput("(Probe: TASK_FINISHED)");
			process.awaitOutput("(Probe: batch was answered)");
			process.sigterm();
			assertThat(process.awaitExit(PATIENCE)).isEqualTo(SIGTERM);
			return process.output();
		}
	}

}
