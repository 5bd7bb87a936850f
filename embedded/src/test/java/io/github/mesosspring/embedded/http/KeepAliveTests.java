package io.github.mesosspring.embedded.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.embedded.master.RawConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that arrive before the one in front of them is answered.
 */
class KeepAliveTests {

	private final CompletableFuture<HttpAnswer> slow = new CompletableFuture<>();

	private final HttpFront front = new HttpFront("keep-alive-tests", 0);

	@AfterEach
	void close() {
		this.front.close();
	}

	@Test
	void readsOnAfterAnEmptyRequestThatHadToWait() throws Exception {
		readsOn("GET /fast HTTP/1.1\r\nHost: mesos\r\n\r\n");
	}

	@Test
	void readsOnAfterARequestWithABodyThatHadToWait() throws Exception {
		readsOn("POST /fast HTTP/1.1\r\nHost: mesos\r\nContent-Length: 2\r\n\r\n{}");
	}

	private void readsOn(String waiting) throws Exception {
		CompletableFuture<Void> asked = new CompletableFuture<>();
		this.front.serve((call) -> {
			if (!call.path().equals("/slow")) {
				return CompletableFuture.completedFuture(HttpAnswer.empty(202));
			}
			asked.complete(null);
			return this.slow;
		});
		try (RawConnection connection = new RawConnection(URI.create("http://127.0.0.1:" + this.front.port()))) {
			send(connection, "GET /slow HTTP/1.1\r\nHost: mesos\r\n\r\n" + waiting);
			asked.get(10, TimeUnit.SECONDS);
			this.slow.complete(HttpAnswer.empty(200));
			assertThat(connection.read().status()).isEqualTo(200);
			assertThat(connection.read().status()).isEqualTo(202);
			send(connection, waiting);
			assertThat(connection.read().status()).isEqualTo(202);
		}
	}

	private static void send(RawConnection connection, String requests) throws Exception {
		connection.send(requests.getBytes(StandardCharsets.US_ASCII));
	}

}
