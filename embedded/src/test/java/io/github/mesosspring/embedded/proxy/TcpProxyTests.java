package io.github.mesosspring.embedded.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

class TcpProxyTests {

	private ProxiedTarget target;

	private TcpProxy proxy;

	private Peer client;

	private Peer server;

	@BeforeEach
	void start() throws IOException {
		this.target = new ProxiedTarget();
		this.proxy = this.target.proxy();
		this.client = this.target.connect();
		this.server = this.target.accept();
		this.client.send("hello");
		this.server.receives("hello");
	}

	@AfterEach
	void stop() throws Exception {
		this.target.close();
	}

	@Test
	void relaysBytesBothWaysUnchanged() throws IOException {
		this.server.send("welcome");
		this.client.receives("welcome");
		this.client.send("bye");
		this.server.receives("bye");
	}

	@Test
	void hasSchemeAndPathOfTheTargetAndItsOwnPort() {
		assertThat(this.proxy.uri()).hasToString("http://127.0.0.1:" + this.proxy.port() + "/api");
		try (TcpProxy before = TcpProxy.to(this.proxy.uri())) {
			assertThat(before.uri()).hasToString("http://127.0.0.1:" + before.port() + "/api");
		}
		try (TcpProxy before = TcpProxy.to(new InetSocketAddress("127.0.0.1", this.proxy.port()))) {
			assertThat(before.uri()).hasToString("tcp://127.0.0.1:" + before.port());
		}
	}

	@Test
	void passesOnTheEndOfEachSideByItself() throws IOException {
		this.client.end();
		this.server.receivesEnd();
		this.server.send("last words");
		this.client.receives("last words");
		assertThat(this.proxy.connections()).isOne();
		this.server.end();
		this.client.receivesEnd();
		await().until(() -> this.proxy.connections() == 0);
	}

	@Test
	void passesOnAResetOfEitherSide() throws IOException {
		this.client.reset();
		this.server.receivesReset();
		Peer other = this.target.connect();
		this.target.accept().reset();
		other.receivesReset();
		await().until(() -> this.proxy.connections() == 0);
	}

	@Test
	void resetsAClientWhoseTargetIsGone() throws IOException {
		this.target.stopServer();
		this.target.connect().receivesReset();
		await().until(() -> this.proxy.connections() == 1);
	}

	@Test
	void countsConnectionsAndBytes() throws IOException {
		this.server.send("abc");
		this.client.receives("abc");
		await().until(() -> this.proxy.bytes(Direction.TO_TARGET) == 5);
		await().until(() -> this.proxy.bytes(Direction.TO_CLIENT) == 3);
		this.target.connect();
		assertThat(this.proxy.connections()).isEqualTo(2);
		assertThat(this.proxy.accepted()).isEqualTo(2);
		assertThat(this.proxy.heldBack(Direction.TO_CLIENT)).isZero();
		this.proxy.cut();
		assertThat(this.proxy.connections()).isZero();
		assertThat(this.proxy.accepted()).isEqualTo(2);
	}

	@Test
	void relaysMoreThanItHolds() throws Exception {
		byte[] sent = new byte[4 * 1024 * 1024];
		new Random(1).nextBytes(sent);
		CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
			try {
				this.server.send(sent);
				this.server.end();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
		assertThat(this.client.socket().getInputStream().readAllBytes()).isEqualTo(sent);
		sending.get(10, TimeUnit.SECONDS);
	}

	@Test
	void readsNoMoreThanItsBoundFromASenderWhoseReceiverIsStalled() throws Exception {
		this.proxy.stall(Direction.TO_CLIENT);
		byte[] sent = new byte[16 * 1024 * 1024];
		CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
			try {
				this.server.send(sent);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
		await().until(() -> this.proxy.heldBack(Direction.TO_CLIENT) >= HeldBytes.LIMIT);
		await().during(Duration.ofMillis(100))
			.until(() -> this.proxy.heldBack(Direction.TO_CLIENT) < HeldBytes.LIMIT + 16 * 1024);
		this.proxy.restore();
		assertThat(this.client.socket().getInputStream().readNBytes(sent.length)).isEqualTo(sent);
		sending.get(10, TimeUnit.SECONDS);
	}

	@Test
	void closesAllConnectionsAndThePortOnce() {
		this.proxy.close();
		this.proxy.close();
		this.client.receivesReset();
		this.server.receivesReset();
		assertThatExceptionOfType(ConnectException.class)
			.isThrownBy(() -> new Socket("127.0.0.1", this.proxy.port()).close());
		assertThatIllegalStateException().isThrownBy(this.proxy::cut).withMessageEndingWith("is closed");
		assertThatIllegalStateException().isThrownBy(this.proxy::refuse).withMessageEndingWith("is closed");
		assertThat(this.proxy.connections()).isZero();
	}

	@Test
	void refusesValuesThatMeanNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> TcpProxy.to(URI.create("5050")));
		assertThatIllegalArgumentException().isThrownBy(() -> this.proxy.delay(Duration.ofMillis(-1)));
		assertThatIllegalArgumentException().isThrownBy(() -> this.proxy.throttle(0));
		assertThatIllegalArgumentException().isThrownBy(() -> this.proxy.chop(0));
		assertThatIllegalArgumentException().isThrownBy(() -> this.proxy.corrupt(Direction.TO_CLIENT, -1));
		assertThatIllegalArgumentException().isThrownBy(() -> this.proxy.cutAfter(Direction.TO_CLIENT, -1));
	}

}
