package io.github.mesosspring.embedded.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.github.mesosspring.embedded.EmbeddedMesos;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class EmbeddedMesosBehindProxyTests {

	private static final String SUBSCRIBE = "{\"type\":\"SUBSCRIBE\",\"subscribe\":{\"framework_info\":"
			+ "{\"user\":\"nobody\",\"name\":\"proxied\",\"failover_timeout\":60}}}";

	private static final String REQUEST = "POST /api/v1/scheduler HTTP/1.1\r\nHost: x\r\n"
			+ "Content-Type: application/json\r\nAccept: application/json\r\nContent-Length: " + SUBSCRIBE.length()
			+ "\r\n\r\n" + SUBSCRIBE;

	@Test
	void losesTheHeartbeatsOfAHalfOpenStreamAndThenTheStream() throws IOException {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder().agents(0).heartbeatInterval(Duration.ofMillis(20)).start();
				TcpProxy proxy = TcpProxy.to(mesos.uri());
				Socket scheduler = new Socket("127.0.0.1", proxy.port())) {
			scheduler.setSoTimeout(10_000);
			scheduler.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(scheduler.getInputStream(), StandardCharsets.US_ASCII));
			assertThat(reader.readLine()).isEqualTo("HTTP/1.1 200 OK");
			assertThat(reader.lines().filter((line) -> line.contains("SUBSCRIBED")).findFirst()).isPresent();
			assertThat(reader.lines().filter((line) -> line.contains("HEARTBEAT")).findFirst()).isPresent();
			proxy.halfOpen();
			long relayed = proxy.bytes(Direction.TO_CLIENT);
			await().until(() -> proxy.heldBack(Direction.TO_CLIENT) > 0);
			long held = proxy.heldBack(Direction.TO_CLIENT);
			await().until(() -> proxy.heldBack(Direction.TO_CLIENT) > held);
			assertThat(proxy.bytes(Direction.TO_CLIENT)).isEqualTo(relayed);
			scheduler.setSoTimeout(100);
			assertThatExceptionOfType(SocketTimeoutException.class)
				.isThrownBy(() -> scheduler.getInputStream().transferTo(OutputStream.nullOutputStream()));
			scheduler.setSoTimeout(10_000);
			proxy.cut();
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> scheduler.getInputStream().read());
			assertThat(proxy.connections()).isZero();
		}
	}

}
