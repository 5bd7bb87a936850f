package io.github.mesosspring.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SampleApplicationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@TempDir
	private static Path folder;

	@Autowired
	private Environment environment;

	@LocalServerPort
	private int port;

	private WebTestClient client;

	@DynamicPropertySource
	static void files(DynamicPropertyRegistry registry) {
		registry.add("jobs.file", () -> folder.resolve("jobs.json"));
		registry.add("mesos.framework.id-file", () -> folder.resolve("framework.id"));
	}

	@BeforeEach
	void connect() {
		this.client = WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + this.port)
			.responseTimeout(PATIENCE)
			.build();
	}

	@Test
	void runsTheJobsListedAtStart() {
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
			List<Map<String, Object>> jobs = this.client.get()
				.uri("/jobs")
				.exchange()
				.expectBody(new ParameterizedTypeReference<List<Map<String, Object>>>() {
				})
				.returnResult()
				.getResponseBody();
			assertThat(jobs).anySatisfy((job) -> {
				assertThat(job).containsEntry("name", "hello");
				assertThat(job).containsEntry("state", "TASK_FINISHED");
			});
		});
	}

	@Test
	void runsAJobFromWaitingToFinished() {
		Map<String, Object> job = ended(submit("echo done > " + folder.resolve("done.txt")));
		assertThat(job).containsEntry("state", "TASK_FINISHED");
		assertThat((String) job.get("agent")).isNotBlank();
		assertThat(states(job)).startsWith("WAITING", "TASK_STAGING")
			.contains("TASK_RUNNING")
			.endsWith("TASK_FINISHED")
			.doesNotHaveDuplicates();
		assertThat(folder.resolve("done.txt")).hasContent("done");
	}

	@Test
	void showsThatACommandFailed() {
		Map<String, Object> job = ended(submit("exit 3"));
		assertThat(job).containsEntry("state", "TASK_FAILED");
		assertThat((String) job.get("message")).contains("3");
	}

	@Test
	void killsARunningJob() {
		String id = submit("sleep 300");
		Awaitility.await().atMost(PATIENCE).until(() -> get(id).get("state").equals("TASK_RUNNING"));
		this.client.delete().uri("/jobs/{id}", id).exchange().expectStatus().isAccepted();
		assertThat(ended(id)).containsEntry("state", "TASK_KILLED");
	}

	@Test
	void tellsActuatorHowItIs() {
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> this.client.get()
				.uri("/actuator/health")
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody()
				.jsonPath("$.components.mesos.details.state")
				.isEqualTo("SUBSCRIBED"));
		this.client.get().uri("/actuator/metrics/mesos.events").exchange().expectStatus().isOk();
		this.client.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.value((text) -> assertThat(text).contains("mesos_events_total", "mesos_subscription_state"));
	}

	@Test
	void answersOneRequestOnEachConnection() {
		this.client.get().uri("/jobs").exchange().expectHeader().valueEquals("Connection", "close");
	}

	@Test
	void isReachableFromThisMachineOnly() {
		assertThat(this.environment.getProperty("server.address")).isEqualTo("127.0.0.1");
	}

	private String submit(String command) {
		Map<String, Object> job = this.client.post()
			.uri("/jobs")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(Map.of("name", "test", "command", command))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
		return (String) job.get("id");
	}

	private Map<String, Object> get(String id) {
		return this.client.get()
			.uri("/jobs/{id}", id)
			.exchange()
			.expectBody(new ParameterizedTypeReference<Map<String, Object>>() {
			})
			.returnResult()
			.getResponseBody();
	}

	private Map<String, Object> ended(String id) {
		return Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> get(id),
					(job) -> List.of("TASK_FINISHED", "TASK_FAILED", "TASK_KILLED", "TASK_LOST", "TASK_ERROR")
						.contains(job.get("state")));
	}

	@SuppressWarnings("unchecked")
	private static List<String> states(Map<String, Object> job) {
		return ((List<Map<String, String>>) job.get("history")).stream().map((change) -> change.get("state")).toList();
	}

}
