package io.github.mesosspring.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

import static org.assertj.core.api.Assertions.assertThat;

class ReactorNettyClientsTests {

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
