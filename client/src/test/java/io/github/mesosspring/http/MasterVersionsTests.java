package io.github.mesosspring.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.version.MasterVersion;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

class MasterVersionsTests {

	private final List<HttpHeaders> asked = new CopyOnWriteArrayList<>();

	private volatile Mono<String> answer = Mono.empty();

	private volatile int status = 200;

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.route((routes) -> routes.get("/version", (request, response) -> {
			this.asked.add(request.requestHeaders().copy());
			return request.receive()
				.then(response.status(this.status)
					.header("Content-Type", "application/json")
					.sendString(this.answer)
					.then());
		}))
		.bindNow(Duration.ofSeconds(10));

	private final URI master = URI.create("http://127.0.0.1:" + this.server.port());

	private final WebClient client = WebClient.builder()
		.defaultHeaders((headers) -> headers.setBasicAuth("principal", "secret"))
		.filter((request, next) -> Mono.error(new IllegalStateException("a filter that is not wanted")))
		.build();

	private final MasterVersions versions = new MasterVersions(this.client);

	@AfterEach
	void close() {
		this.server.disposeNow(Duration.ofSeconds(10));
	}

	@Test
	void asksWithoutCredentials() {
		this.answer = Mono.just("{\"build_date\":\"x\",\"nested\":{\"version\":\"9.9.9\"},\"version\":\"0.27.2\"}");
		assertThat(this.versions.of(this.master).block(Duration.ofSeconds(10))).isEqualTo(new MasterVersion(0, 27));
		assertThat(this.asked).singleElement()
			.satisfies((headers) -> assertThat(headers.contains("Authorization")).isFalse());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "{", "{}", "<html>", "{\"version\":27}", "{\"version\":\"odd\"}" })
	void whatIsNoVersionCountsAsTheNewest(String body) {
		this.answer = Mono.just(body);
		assertThat(this.versions.of(this.master).block(Duration.ofSeconds(10))).isEqualTo(MasterVersion.NEWEST);
	}

	@Test
	void refusalCountsAsTheNewest() {
		this.status = 404;
		assertThat(this.versions.of(this.master).block(Duration.ofSeconds(10))).isEqualTo(MasterVersion.NEWEST);
	}

	@Test
	void unreachableMasterCountsAsTheNewest() {
		this.server.disposeNow(Duration.ofSeconds(10));
		assertThat(this.versions.of(this.master).block(Duration.ofSeconds(10))).isEqualTo(MasterVersion.NEWEST);
	}

	@Test
	void masterThatDoesNotAnswerCountsAsTheNewestAfterTwoSeconds() {
		this.answer = Mono.never();
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		List<MasterVersion> told = new CopyOnWriteArrayList<>();
		new MasterVersions(this.client, time).of(this.master).subscribe(told::add);
		time.advanceTimeBy(Duration.ofMillis(1999));
		assertThat(told).isEmpty();
		time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(told).containsExactly(MasterVersion.NEWEST);
		time.dispose();
	}

	@ParameterizedTest
	@CsvSource({ "0.24.0, 0, 24", "1.12.0-dev, 1, 12", "1.0, 1, 0", " 1.11.0 , 1, 11", "1.9.0-rc1, 1, 9",
			"1.11.0-0.8.0, 1, 11" })
	void readsVersions(String text, int major, int minor) {
		assertThat(MasterVersion.of(text)).isEqualTo(new MasterVersion(major, minor));
	}

	@Test
	void comparesVersions() {
		assertThat(new MasterVersion(0, 27).isAtLeast(0, 28)).isFalse();
		assertThat(new MasterVersion(0, 28).isAtLeast(0, 28)).isTrue();
		assertThat(new MasterVersion(1, 0).isAtLeast(0, 28)).isTrue();
		assertThat(MasterVersion.NEWEST.isAtLeast(99, 99)).isTrue();
	}

}
