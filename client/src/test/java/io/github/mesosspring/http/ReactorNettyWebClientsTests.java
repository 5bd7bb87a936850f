package io.github.mesosspring.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.netty.channel.ChannelOption;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReactorNettyWebClientsTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final List<String> connections = new CopyOnWriteArrayList<>();

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.handle((request, response) -> request.receive().then(Mono.defer(() -> {
			this.requests.add(request.uri() + " " + request.version() + " "
					+ request.requestHeaders().contains("Accept-Encoding"));
			response.withConnection((connection) -> this.connections.add(connection.channel().id().asLongText()));
			if (request.uri().endsWith("/reset")) {
				response.withConnection((connection) -> {
					connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
					connection.channel().close();
				});
				return Mono.never();
			}
			return response.status(307).header("Location", "/elsewhere").send().then();
		})))
		.bindNow(LIMIT);

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	@AfterEach
	void close() {
		this.clients.close();
		this.clients.close();
		this.server.disposeNow(LIMIT);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void neitherClientRepeatsARequestOnItsOwn(boolean stream) {
		WebClient client = stream ? this.clients.stream() : this.clients.calls();
		post(client, "/warm-up");
		assertThatExceptionOfType(WebClientRequestException.class).isThrownBy(() -> post(client, "/reset"));
		assertThat(this.requests).filteredOn((request) -> request.startsWith("/reset")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void neitherClientFollowsRedirectsOrAsksForCompression(boolean stream) {
		assertThat(post(stream ? this.clients.stream() : this.clients.calls(), "/here")).isEqualTo(307);
		assertThat(this.requests).containsExactly("/here HTTP/1.1 false");
	}

	@Test
	void eachClientHasAThreadOfItsOwnThatEndsWithIt() {
		Thread stream = threadOf(this.clients.stream());
		Thread calls = threadOf(this.clients.calls());
		assertThat(stream.getName()).startsWith("mesos-stream-");
		assertThat(calls.getName()).startsWith("mesos-calls-");
		assertThat(threadOf(this.clients.calls())).isSameAs(calls);
		this.clients.close();
		Awaitility.await().atMost(LIMIT).until(() -> !stream.isAlive() && !calls.isAlive());
	}

	private Thread threadOf(WebClient client) {
		return client.post()
			.uri("http://127.0.0.1:" + this.server.port() + "/here")
			.exchangeToMono((response) -> Mono.just(Thread.currentThread()))
			.block(LIMIT);
	}

	@Test
	void callsReuseTheirConnection() {
		Awaitility.await().atMost(LIMIT).until(() -> {
			post(this.clients.calls(), "/call");
			return this.connections.size() > Set.copyOf(this.connections).size();
		});
	}

	@Test
	void streamsHaveAConnectionOfTheirOwn() {
		for (int i = 0; i < 3; i++) {
			post(this.clients.stream(), "/stream");
		}
		assertThat(this.connections).hasSize(3).doesNotHaveDuplicates();
	}

	private int post(WebClient client, String path) {
		Integer status = client.post()
			.uri("http://127.0.0.1:" + this.server.port() + path)
			.bodyValue("body")
			.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value()))
			.block(LIMIT);
		return (status != null) ? status : -1;
	}

}
