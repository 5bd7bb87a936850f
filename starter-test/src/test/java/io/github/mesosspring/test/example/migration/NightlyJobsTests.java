package io.github.mesosspring.test.example.migration;

import java.nio.file.Path;
import java.time.Duration;

import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.script.TaskScript;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.test.example.migration.starter.NightlyJobs;
import io.github.mesosspring.test.junit.EmbeddedMesosExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static io.github.mesosspring.test.assertj.MesosAssertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Runs the framework of {@code docs/migrating-from-the-driver.md} that is on the starter.
 */
class NightlyJobsTests {

	@RegisterExtension
	static final EmbeddedMesosExtension cluster = new EmbeddedMesosExtension((builder) -> builder.scriptedAgents(1));

	@TempDir
	private Path folder;

	@Test
	void runsAllJobsRepeatsTheOneThatFailedAndEnds(EmbeddedMesos mesos) {
		mesos.scripts()
			.byDefault(TaskScript.finishAfter(Duration.ZERO))
			.named("report", TaskScript.failAfter(Duration.ZERO), TaskScript.finishAfter(Duration.ZERO));
		try (ConfigurableApplicationContext application = SpringApplication.run(NightlyJobs.class,
				"--spring.config.location=optional:file:none/", "--spring.application.name=nightly-jobs",
				"--spring.main.web-application-type=none", "--mesos.master=" + mesos.uri(),
				"--mesos.framework.id-file=" + this.folder.resolve("framework.id"))) {
			await().until(() -> !application.isActive());
			assertThat(mesos).acknowledged("backup", TaskState.TASK_FINISHED)
				.reported("report", TaskState.TASK_FINISHED)
				.acknowledged("cleanup", TaskState.TASK_FINISHED)
				.launchedTasks(4)
				.tornDown();
		}
	}

}
