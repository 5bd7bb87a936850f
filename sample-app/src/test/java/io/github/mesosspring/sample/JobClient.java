package io.github.mesosspring.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Somebody who uses the application from outside.
 */
final class JobClient {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final WebTestClient web;

	JobClient(ChildJvm application) {
		String port = application.awaitOutput("started on port (\\d+)");
		this.web = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).responseTimeout(PATIENCE).build();
	}

	/**
	 * Submit a job that writes down when it begins and ends.
	 * @return the id of the job
	 */
	String submit(String name, String seconds, Path mark) {
		String command = "echo began >> '%1$s'; sleep %2$s; echo ended >> '%1$s'".formatted(mark, seconds);
		byte[] body = this.web.post()
			.uri("/jobs")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(Map.of("name", name, "command", command, "cpus", 1))
			.exchange()
			.expectStatus()
			.isCreated()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return JsonPath.read(new String(body), "$.id");
	}

	String frameworkId() {
		return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
			byte[] body = this.web.get()
				.uri("/actuator/health")
				.exchange()
				.expectBody()
				.returnResult()
				.getResponseBody();
			List<String> ids = JsonPath.read(new String(body), "$..frameworkId");
			return ids.isEmpty() ? null : ids.get(0);
		}, (id) -> id != null);
	}

	/**
	 * What Actuator says of the framework.
	 */
	String health() {
		return JsonPath.read(new String(
				this.web.get().uri("/actuator/health").exchange().expectBody().returnResult().getResponseBody()),
				"$.components.mesos.status");
	}

	String job(String id) {
		return new String(
				this.web.get().uri("/jobs/{id}", id).exchange().expectBody().returnResult().getResponseBody());
	}

	String state(String id) {
		return JsonPath.read(job(id), "$.state");
	}

}
