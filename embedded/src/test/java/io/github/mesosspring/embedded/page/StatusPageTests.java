package io.github.mesosspring.embedded.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.master.RawConnection;
import io.github.mesosspring.embedded.master.TestScheduler;
import io.github.mesosspring.protocol.Offer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class StatusPageTests {

	private static final JsonMapper JSON = new JsonMapper();

	@TempDir
	private Path directory;

	private EmbeddedMesos mesos;

	@BeforeEach
	void start() {
		this.mesos = EmbeddedMesos.builder()
			.masters(2)
			.workDirectory(this.directory)
			.cpus(4)
			.allocationInterval(Duration.ofMillis(50))
			.start();
	}

	@AfterEach
	void stop() {
		this.mesos.close();
	}

	private RawConnection.Response send(String head) throws IOException {
		return send(0, head);
	}

	private RawConnection.Response send(int master, String head) throws IOException {
		try (RawConnection connection = new RawConnection(this.mesos.masters().get(master).uri())) {
			connection.send((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
			RawConnection.Response response = connection.read();
			assertThat(response).isNotNull();
			return response;
		}
	}

	private RawConnection.Response get(String path) throws IOException {
		return send("GET " + path + " HTTP/1.1\r\nHost: localhost:5050");
	}

	private JsonNode state() throws IOException {
		return JSON.readTree(get("/status/state.json").body());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/status", "/status/page.css", "/status/page.js", "/status/icon.svg",
			"/status/state.json" })
	void servesItsFilesForThisMachineOnly(String path) throws IOException {
		RawConnection.Response page = get(path);
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'");
		assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(page.headers()).doesNotContainKey("Access-Control-Allow-Origin");
		for (String host : List.of("127.0.0.1", "[::1]:80", "LOCALHOST")) {
			assertThat(send("GET " + path + " HTTP/1.1\r\nHost: " + host).status()).isEqualTo(200);
		}
		for (String host : List.of("evil.example", "evil.example:5050", "localhost.evil.example", "127.0.0.1.nip.io")) {
			assertThat(send("GET " + path + " HTTP/1.1\r\nHost: " + host).status()).isEqualTo(403);
		}
		assertThat(send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0").status()).isEqualTo(405);
	}

	@Test
	void tellsWhenNothingHasChanged() throws IOException {
		Awaitility.await().until(() -> state().path("agents").size() == 1);
		String tag = get("/status/state.json").header("ETag");
		RawConnection.Response same = send(
				"GET /status/state.json HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: " + tag);
		assertThat(same.status()).isEqualTo(304);
		assertThat(same.header("Mesos-Time")).isNotNull();
	}

	@Test
	void followersSayWhoLeads() throws IOException {
		RawConnection.Response follower = send(1, "GET /status/state.json HTTP/1.1\r\nHost: localhost");
		assertThat(JSON.readTree(follower.body()).path("master").path("state").asString()).isEqualTo("following");
		assertThat(JSON.readTree(follower.body()).path("master").path("leader").asString())
			.isEqualTo("http://localhost:" + this.mesos.masters().get(0).uri().getPort() + "/");
	}

	@Test
	void showsATaskAndNothingButItsOutput() throws IOException {
		Path secret = Files.writeString(this.directory.resolve("secret"), "secret");
		try (TestScheduler scheduler = TestScheduler.subscribe(this.mesos.uri(), Encoding.PROTOBUF,
				TestScheduler.framework())) {
			Offer offer = scheduler.nextOffer();
			assertThat(state().path("offers").size()).isEqualTo(1);
			scheduler.launch(offer, StatusPageBrowserTests.task("a \"task\"",
					"rm stderr; ln -s " + secret + " stderr; echo hello; sleep 100", offer));
			Awaitility.await().until(() -> !state().path("tasks").path(0).path("sandbox").asString("").isEmpty());
			JsonNode task = state().path("tasks").path(0);
			assertThat(task.path("name").asString()).isEqualTo("a \"task\"");
			String sandbox = task.path("sandbox").asString();
			Awaitility.await().untilAsserted(() -> assertThat(get(sandbox + "/stdout").text()).contains("hello"));
			RawConnection.Response stdout = get(sandbox + "/stdout");
			assertThat(stdout.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
			assertThat(stdout.header("X-Content-Type-Options")).isEqualTo("nosniff");
			String latest = sandbox.substring(0, sandbox.lastIndexOf('/'));
			assertThat(get(latest + "/stdout").text()).contains("hello");
			for (String path : List.of(sandbox + "/stderr", sandbox + "/secret", sandbox + "/../stdout",
					sandbox + "/%2e%2e/stdout", latest + "/%2E%2E%2F" + "/stdout", sandbox + "/stdout%00",
					sandbox + "/", "/sandbox/x/y/z/stdout", "/sandbox/%zz/y/z/stdout", "/sandbox/")) {
				assertThat(get(path).status()).as(path).isEqualTo(404);
			}
			assertThat(send("GET " + sandbox + "/stdout HTTP/1.1\r\nHost: evil.example").status()).isEqualTo(403);
		}
	}

}
