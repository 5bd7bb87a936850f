package io.github.mesosspring.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.jayway.jsonpath.JsonPath;
import io.github.mesosspring.embedded.standalone.Main;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application is killed while jobs run, more are launched and others wait; the Mesos
 * it uses lives on in another JVM. Each job writes down that it ran, so that a job that
 * ran twice, or not at all, shows.
 */
class SigkillTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int KILLS = 3;

	@TempDir
	private Path folder;

	/** Marks of the jobs, by id. */
	private final Map<String, Path> marks = new LinkedHashMap<>();

	private final Set<String> frameworkIds = new HashSet<>();

	@Test
	void everyJobRunsToItsEndOnceAlthoughTheApplicationIsKilledThreeTimes() throws Exception {
		try (ChildJvm mesos = ChildJvm.start(this.folder, "mesos", Main.class, "--port=0", "--cpus=4", "--mem=4096",
				"--allocation-interval=200ms", "--work-dir=" + this.folder.resolve("mesos"))) {
			String master = mesos.awaitOutput("listening on http://(\\S+)");
			for (int round = 1; round <= KILLS; round++) {
				try (ChildJvm app = startApp("app-" + round, master)) {
					submitJobs(client(app), "round" + round);
					noteFrameworkId(client(app));
					// The next intent on disk is where a crash hurts most: its ACCEPT may
					// or may not leave.
					awaitOnDisk(round);
					app.sigkill();
				}
			}
			try (ChildJvm app = startApp("app-last", master)) {
				awaitEnd(client(app));
				noteFrameworkId(client(app));
				assertThat(this.frameworkIds).hasSize(1);
				for (Map.Entry<String, Path> mark : this.marks.entrySet()) {
					assertThat(mark.getValue()).as("job %s", job(client(app), mark.getKey()))
						.hasContent("began\nended");
				}
			}
		}
	}

	private ChildJvm startApp(String name, String master) throws IOException {
		return ChildJvm.start(this.folder, name, SampleApplication.class, "--server.port=0", "--mesos.master=" + master,
				"--mesos.framework.id-file=framework.id", "--jobs.file=jobs.json", "--jobs.at-start=",
				"--mesos.reconciliation.initial=500ms", "--spring.main.banner-mode=off");
	}

	private static WebTestClient client(ChildJvm app) {
		String port = app.awaitOutput("started on port (\\d+)");
		return WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).responseTimeout(PATIENCE).build();
	}

	/**
	 * Some that end while the application is dead, some that outlive it, more than fit.
	 */
	private void submitJobs(WebTestClient client, String name) {
		for (String seconds : List.of("0.2", "1", "2", "4", "0.5")) {
			Path mark = this.folder.resolve(name + "-" + this.marks.size() + ".txt");
			String command = "echo began >> '%1$s'; sleep %2$s; echo ended >> '%1$s'".formatted(mark, seconds);
			byte[] body = client.post()
				.uri("/jobs")
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(Map.of("name", name, "command", command, "cpus", 1))
				.exchange()
				.expectStatus()
				.isCreated()
				.expectBody()
				.returnResult()
				.getResponseBody();
			this.marks.put(JsonPath.read(new String(body), "$.id"), mark);
		}
	}

	private void noteFrameworkId(WebTestClient client) {
		this.frameworkIds.add(Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
			byte[] body = client.get().uri("/actuator/health").exchange().expectBody().returnResult().getResponseBody();
			List<String> ids = JsonPath.read(new String(body), "$..frameworkId");
			return ids.isEmpty() ? null : ids.get(0);
		}, (id) -> id != null));
	}

	private void awaitOnDisk(int round) {
		Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> {
			String jobs = Files.readString(this.folder.resolve("jobs.json"));
			List<Object> launched = JsonPath.read(jobs, "$.jobs[?(@.name == 'round" + round + "' && @.launch)]");
			return !launched.isEmpty();
		});
	}

	private void awaitEnd(WebTestClient client) {
		Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
			List<String> open = new ArrayList<>();
			for (String id : this.marks.keySet()) {
				String job = job(client, id);
				if (!JsonPath.read(job, "$.state").equals("TASK_FINISHED")) {
					open.add(job);
				}
			}
			assertThat(open).isEmpty();
		});
	}

	private static String job(WebTestClient client, String id) {
		return new String(client.get().uri("/jobs/{id}", id).exchange().expectBody().returnResult().getResponseBody());
	}

}
