package io.github.mesosspring.leader;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What other versions of etcd answer, and what is not etcd.
 */
@WireMockTest
class EtcdGatewayTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@Test
	void olderServersAreAskedAtTheirOwnPath(WireMockRuntimeInfo wireMock) {
		stubFor(post("/v3beta/kv/range").withRequestBody(equalToJson("{\"key\":\"aw==\"}"))
			.willReturn(okJson("{\"header\":{},\"kvs\":[{\"key\":\"aw==\",\"value\":\"dg==\"}],\"count\":\"1\"}")));
		EtcdGateway gateway = gateway(wireMock);
		assertThat(read(gateway)).hasValue("v");
		assertThat(read(gateway)).hasValue("v");
		verify(1, postRequestedFor(urlEqualTo("/v3/kv/range")));
	}

	@Test
	void whatIsNoEtcdIsAnError(WireMockRuntimeInfo wireMock) {
		EtcdGateway gateway = gateway(wireMock);
		assertThatThrownBy(() -> read(gateway)).hasMessageContaining("404");
		assertThatThrownBy(() -> gateway.watch("k").blockFirst(LIMIT)).hasMessageContaining("404");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", "<html>", "[]", "{\"kvs\":[{\"value\":3}]}", "{\"kvs\":[{\"value\":\"%\"}]}", "{\"kvs\"" })
	void whatCannotBeReadIsAnError(String answer, WireMockRuntimeInfo wireMock) {
		stubFor(post("/v3/kv/range").willReturn(okJson(answer)));
		assertThatThrownBy(() -> read(gateway(wireMock))).hasMessageContaining("not that of etcd");
	}

	@Test
	void watchThatEndsIsAnError(WireMockRuntimeInfo wireMock) {
		stubFor(post("/v3/watch").willReturn(okJson("{\"result\":{\"created\":true}}")));
		assertThatThrownBy(() -> gateway(wireMock).watch("k").blockLast(LIMIT)).hasMessageContaining("has ended");
	}

	private static EtcdGateway gateway(WireMockRuntimeInfo wireMock) {
		return new EtcdGateway("127.0.0.1:" + wireMock.getHttpPort());
	}

	private static Optional<String> read(EtcdGateway gateway) {
		Optional<byte[]> value = gateway.read("k").block(LIMIT);
		return value.map((bytes) -> new String(bytes, StandardCharsets.UTF_8));
	}

}
