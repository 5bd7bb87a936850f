package io.github.mesosspring.embedded.master;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.http.HttpFront;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.master.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class HttpFrontTests {

	private TestMaster master;

	@BeforeEach
	void start() {
		this.master = new TestMaster();
	}

	@AfterEach
	void stop() {
		this.master.close();
	}

	private RawConnection.Response send(String request) throws IOException {
		try (RawConnection connection = new RawConnection(this.master.uri())) {
			connection.send(request.getBytes(StandardCharsets.ISO_8859_1));
			RawConnection.Response response = connection.read();
			assertThat(response).isNotNull();
			return response;
		}
	}

	private Response operator(String call) throws IOException {
		RawConnection.Response response = send("POST /api/v1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
				+ "Accept: application/json\r\nContent-Length: " + call.length() + "\r\n\r\n" + call);
		assertThat(response.statusLine()).as(response.text()).isEqualTo("HTTP/1.1 200 OK");
		return Encoding.JSON.codec().decode(response.body(), Response.getDefaultInstance());
	}

	@Test
	void servesHealthRedirectAndVersion() throws IOException {
		RawConnection.Response health = send("GET /master/health HTTP/1.1\r\nHost: x\r\n\r\n");
		assertThat(health.statusLine()).isEqualTo("HTTP/1.1 200 OK");
		assertThat(health.headers()).containsOnlyKeys("Date", "Content-Length");
		RawConnection.Response redirect = send("GET /redirect HTTP/1.1\r\nHost: x\r\n\r\n");
		assertThat(redirect.statusLine()).isEqualTo("HTTP/1.1 307 Temporary Redirect");
		assertThat(redirect.header("Location")).isEqualTo("//localhost:" + this.master.uri().getPort());
		assertThat(send("GET /redirect/x HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(404);
		assertThat(send("GET /version HTTP/1.1\r\nHost: x\r\n\r\n").text()).contains("\"version\":\"1.12.0\"");
	}

	@Test
	void tellsOperatorsOfFrameworksAndTasks() throws IOException {
		try (TestScheduler scheduler = TestScheduler.subscribe(this.master.uri(), Encoding.JSON,
				TestScheduler.framework())) {
			scheduler.launch(scheduler.nextOffer(), TestMaster.task("t", this.master.agent().info().getId()).build());
			this.master.agent().report(scheduler.id(), "t", TaskState.TASK_RUNNING);
			scheduler.nextUpdate();
			assertThat(operator("{\"type\":\"GET_FRAMEWORKS\"}").getGetFrameworks().getFrameworksList()).singleElement()
				.satisfies((framework) -> {
					assertThat(framework.getFrameworkInfo().getId()).isEqualTo(scheduler.id());
					assertThat(framework.getConnected()).isTrue();
					assertThat(framework.getAllocatedResourcesList()).hasSize(2);
				});
			assertThat(operator("{\"type\":\"GET_TASKS\"}").getGetTasks().getTasksList()).singleElement()
				.satisfies((task) -> assertThat(task.getState()).isEqualTo(TaskState.TASK_RUNNING));
			scheduler.teardown();
			assertThat(operator("{\"type\":\"GET_FRAMEWORKS\"}").getGetFrameworks().getCompletedFrameworksList())
				.hasSize(1);
		}
		assertThat(operator("{\"type\":\"GET_HEALTH\"}").getGetHealth().getHealthy()).isTrue();
		assertThat(operator("{\"type\":\"GET_VERSION\"}").getGetVersion().getVersionInfo().getVersion())
			.isEqualTo("1.12.0");
	}

	@Test
	void readsCompressedRequests() throws IOException {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write("{\"type\":\"REVIVE\",\"framework_id\":{\"value\":\"x\"}}".getBytes(StandardCharsets.UTF_8));
		}
		try (RawConnection connection = new RawConnection(this.master.uri())) {
			connection.send(("POST /api/v1/scheduler HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
					+ "Content-Encoding: gzip\r\nContent-Length: " + compressed.size() + "\r\n\r\n")
				.getBytes(StandardCharsets.ISO_8859_1));
			connection.send(compressed.toByteArray());
			assertThat(connection.read()).isNotNull()
				.satisfies((response) -> assertThat(response.text()).isEqualTo("Framework cannot be found"));
		}
	}

	@Test
	void answersCallsOnOneConnectionInOrder() throws IOException {
		String get = "GET /api/v1/scheduler HTTP/1.1\r\nHost: x\r\n\r\n";
		String health = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n";
		try (RawConnection connection = new RawConnection(this.master.uri())) {
			connection.send((get + health + get).getBytes(StandardCharsets.ISO_8859_1));
			assertThat(connection.read()).isNotNull()
				.satisfies((response) -> assertThat(response.status()).isEqualTo(405));
			assertThat(connection.read()).isNotNull()
				.satisfies((response) -> assertThat(response.status()).isEqualTo(200));
			assertThat(connection.read()).isNotNull()
				.satisfies((response) -> assertThat(response.status()).isEqualTo(405));
		}
	}

	@Test
	void namesThePortThatIsTaken() {
		int port = this.master.uri().getPort();
		assertThatIllegalStateException().isThrownBy(() -> new HttpFront("test", port))
			.withMessageStartingWith("Embedded Mesos cannot listen on 127.0.0.1:" + port);
	}

	@Test
	void closesItsConnectionsAndAgentsOnce() {
		try (TestScheduler scheduler = TestScheduler.subscribe(this.master.uri(), Encoding.PROTOBUF,
				TestScheduler.framework())) {
			scheduler.nextOffer();
			this.master.close();
			this.master.close();
			assertThat(scheduler.next()).isEqualTo(TestScheduler.End.BROKEN);
			assertThat(this.master.agent().asked()).containsExactly("close");
		}
	}

}
