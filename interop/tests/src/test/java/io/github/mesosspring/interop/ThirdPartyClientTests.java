package io.github.mesosspring.interop;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Each client subscribes, takes an offer, launches a task, acknowledges its updates to
 * the last one and tears its framework down.
 */
class ThirdPartyClientTests {

	private EmbeddedMesos mesos;

	private OperatorView operator;

	@BeforeEach
	void start(@TempDir Path workDirectory) {
		this.mesos = EmbeddedMesos.builder()
			.workDirectory(workDirectory)
			.cpus(1)
			.mem(256)
			.disk(256)
			.allocationInterval(Duration.ofMillis(50))
			.start();
		this.operator = new OperatorView(this.mesos.uri());
	}

	@AfterEach
	void stop() {
		this.mesos.close();
	}

	@Test
	void runsMesosRxJava() throws Exception {
		run(JavaDriver.command("mesos-rxjava", "MesosRxJavaDriver", schedulerApi()));
	}

	@Test
	void runsTheForkOfMesosRxJavaByHubSpot() throws Exception {
		run(JavaDriver.command("mesos-rxjava-hubspot", "HubSpotMesosRxJavaDriver", schedulerApi()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/x-protobuf" })
	void runsMesosGo(String mediaType) throws Exception {
		run(List.of(GoDriver.executable().toString(), schedulerApi().toString(), mediaType));
	}

	private URI schedulerApi() {
		return this.mesos.uri().resolve("/api/v1/scheduler");
	}

	private void run(List<String> command) throws IOException, InterruptedException {
		try (DriverProcess driver = new DriverProcess(command)) {
			String framework = driver.awaitLine("SUBSCRIBED");
			driver.awaitLine("UPDATE TASK_FINISHED");
			// A master takes a task for completed when its last update is acknowledged,
			// and an agent sends an update when the one before is.
			await().atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(this.operator.tasks().getCompletedTasksList())
					.as(() -> driver.lines().toString())
					.singleElement()
					.satisfies((task) -> assertFinished(task, framework)));
			assertThat(this.operator.tasks().getTasksList()).isEmpty();
			assertThat(this.operator.frameworks().getFrameworksList()).singleElement()
				.satisfies((known) -> assertThat(known.getConnected()).isTrue());
			driver.tellToTearDown();
			driver.awaitSuccess();
			assertThat(driver.lines()).containsSubsequence("ACCEPTED ACCEPT", "UPDATE TASK_STARTING",
					"UPDATE TASK_RUNNING", "UPDATE TASK_FINISHED", "ENDED");
			assertThat(this.operator.frameworks().getFrameworksList()).isEmpty();
			assertThat(this.operator.frameworks().getCompletedFrameworksList()).singleElement()
				.satisfies((known) -> assertThat(known.getFrameworkInfo().getId().getValue()).isEqualTo(framework));
		}
	}

	private static void assertFinished(Task task, String framework) {
		assertThat(task.getTaskId().getValue()).isEqualTo("hello");
		assertThat(task.getFrameworkId().getValue()).isEqualTo(framework);
		assertThat(task.getState()).isEqualTo(TaskState.TASK_FINISHED);
	}

}
