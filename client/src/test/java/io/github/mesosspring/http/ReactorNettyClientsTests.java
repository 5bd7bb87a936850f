package io.github.mesosspring.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.ConnectionProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.awaitility.Awaitility.await;

class ReactorNettyClientsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/**
	 * Reactor Netty of today repeats only what was not sent at all, so that no server can
	 * show the difference; that of tomorrow may repeat more.
	 */
	@Test
	void repetitionIsLeftToUs() {
		HttpClient client = HttpClient.newConnection();
		assertThat(client.configuration().isRetryDisabled()).isFalse();
		assertThat(ReactorNettyClients.configure(client).configuration().isRetryDisabled()).isTrue();
	}

	@Test
	void speaksHttp11WhateverTheClientSpokeBefore() {
		for (HttpClient client : List.of(HttpClient.newConnection(),
				HttpClient.newConnection().protocol(HttpProtocol.H2C, HttpProtocol.HTTP11))) {
			assertThat(ReactorNettyClients.configure(client).configuration().protocols())
				.containsExactly(HttpProtocol.HTTP11);
		}
	}

	/**
	 * As many as there were certificates, otherwise.
	 */
	@Test
	void forgetsThePoolsThatAreNotUsedAnyMore() {
		ConnectionProvider connections = ReactorNettyClients.connections("test", 2, Duration.ofMillis(10));
		DisposableServer server = HttpServer.create()
			.host("127.0.0.1")
			.handle((request, response) -> response.sendString(Mono.just("here")))
			.bindNow();
		try {
			HttpClient client = HttpClient.create(connections).baseUrl("http://127.0.0.1:" + server.port());
			assertThat(client.get().responseContent().aggregate().asString().block(PATIENCE)).isEqualTo("here");
			await().atMost(PATIENCE)
				.untilAsserted(() -> assertThat(connections).extracting("channelPools", MAP).isEmpty());
			assertThat(client.get().responseContent().aggregate().asString().block(PATIENCE)).isEqualTo("here");
		}
		finally {
			connections.dispose();
			server.disposeNow();
		}
	}

	/**
	 * Reactor Netty initializes this class to set up TLS, also for protocols that are not
	 * spoken.
	 */
	@Test
	void leavesTlsAloneUntilSomebodySpeaksIt() throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xlog:class+load", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				Configured.class.getName())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(output).contains(HttpClient.class.getName() + " ").doesNotContain("sun.security.ssl.SSLContextImpl");
	}

	static class Configured {

		public static void main(String[] args) {
			ReactorNettyClients.configure(HttpClient.newConnection());
		}

	}

}
