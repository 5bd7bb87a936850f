package io.github.mesosspring.embedded;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A master that lets in who has a token, for as long as it is accepted.
 */
class TokenTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void tokensAreAcceptedUntilTheyAreRevoked() throws Exception {
		Map<String, String> tokens = new ConcurrentHashMap<>(Map.of("abc", "jobs"));
		try (EmbeddedMesos mesos = EmbeddedMesos.builder().agents(0).tokens(tokens::get).start()) {
			assertThat(status(mesos, "Bearer abc")).isEqualTo(200);
			assertThat(status(mesos, "token=abc")).isEqualTo(200);
			assertThat(status(mesos, "Bearer other")).isEqualTo(401);
			assertThat(status(mesos, "abc")).isEqualTo(401);
			assertThat(status(mesos, "Basic abc")).isEqualTo(401);
			tokens.clear();
			assertThat(status(mesos, "Bearer abc")).isEqualTo(401);
		}
	}

	@Test
	void tokensAndSecretsAreAcceptedAtTheSameTime() throws Exception {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder()
			.agents(0)
			.credential("jobs", "geheim")
			.tokens(Map.of("abc", "jobs")::get)
			.start()) {
			assertThat(status(mesos, "Bearer abc")).isEqualTo(200);
			assertThat(status(mesos, "Basic am9iczpnZWhlaW0=")).isEqualTo(200);
		}
	}

	private int status(EmbeddedMesos mesos, String authorization) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(mesos.uri().resolve("/api/v1"))
			.header("Authorization", authorization)
			.header("Content-Type", "application/json")
			.header("Accept", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"GET_HEALTH\"}"))
			.build();
		return this.client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
	}

}
