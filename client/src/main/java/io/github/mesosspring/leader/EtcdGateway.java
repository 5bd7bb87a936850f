package io.github.mesosspring.leader;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import io.netty.channel.ChannelOption;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.util.retry.Retry;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * The JSON gateway of one etcd server, version 3: {@code /v3} since etcd 3.4,
 * {@code /v3beta} before. Holds no connection between requests.
 */
final class EtcdGateway {

	private static final String CURRENT = "v3";

	private static final String OLDER = "v3beta";

	private static final int CONNECT_TIMEOUT_MILLISECONDS = 2_000;

	private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

	private final String server;

	private final WebClient client;

	private final Retry otherVersion = Retry.max(1)
		.filter(WebClientResponseException.NotFound.class::isInstance)
		.doBeforeRetry((notFound) -> this.version = this.version.equals(CURRENT) ? OLDER : CURRENT)
		.onRetryExhaustedThrow((spec, notFound) -> notFound.failure());

	private volatile String version = CURRENT;

	EtcdGateway(String server) {
		this.server = server;
		HttpClient http = HttpClient.newConnection()
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLISECONDS)
			.option(ChannelOption.SO_KEEPALIVE, true);
		this.client = WebClient.builder()
			.baseUrl("http://" + server)
			.clientConnector(new ReactorClientHttpConnector(http))
			.build();
	}

	/**
	 * Read the value of a key.
	 * @param key the key
	 * @return the value, or an empty optional if there is no such key; an error if the
	 * server does not answer in time, or is no etcd
	 */
	Mono<Optional<byte[]>> read(String key) {
		return Mono.defer(() -> post("/kv/range", "{\"key\":\"" + base64(key) + "\"}").bodyToMono(byte[].class))
			.retryWhen(this.otherVersion)
			.timeout(ANSWER_TIMEOUT)
			.defaultIfEmpty(new byte[0])
			.map(EtcdAnswer::value);
	}

	/**
	 * Watch a key.
	 * @param key the key
	 * @return something when the watch stands and whenever the key may have changed;
	 * always ends with an error
	 */
	Flux<Boolean> watch(String key) {
		return Flux
			.defer(() -> post("/watch", "{\"create_request\":{\"key\":\"" + base64(key) + "\"}}")
				.bodyToFlux(DataBuffer.class))
			.retryWhen(this.otherVersion)
			.map(DataBufferUtils::release)
			.timeout(Mono.delay(ANSWER_TIMEOUT), (message) -> Mono.never())
			.concatWith(Mono.error(() -> new IllegalStateException("The watch at " + this.server + " has ended")));
	}

	private WebClient.ResponseSpec post(String path, String body) {
		return this.client.post()
			.uri("/" + this.version + path)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.retrieve();
	}

	private static String base64(String key) {
		return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String toString() {
		return this.server;
	}

}
