package io.github.mesosspring.embedded.proxy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TcpProxyBytesTests {

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
	void delaysBytesAndKeepsTheirOrder() throws IOException {
		this.proxy.delay(Duration.ofSeconds(5));
		this.server.send("first ");
		await().until(() -> this.proxy.heldBack(Direction.TO_CLIENT) == 6);
		this.target.clock().advance(Duration.ofSeconds(3));
		this.server.send("second");
		await().until(() -> this.proxy.heldBack(Direction.TO_CLIENT) == 12);
		this.target.clock().advance(Duration.ofMillis(1999));
		assertThat(this.proxy.heldBack(Direction.TO_CLIENT)).isEqualTo(12);
		this.target.clock().advance(Duration.ofMillis(1));
		this.client.receives("first ");
		assertThat(this.proxy.heldBack(Direction.TO_CLIENT)).isEqualTo(6);
		this.target.clock().advance(Duration.ofSeconds(3));
		this.client.receives("second");
	}

	@Test
	void delaysBothDirectionsAndTheEnd() throws IOException {
		this.proxy.delay(Duration.ofSeconds(5));
		this.client.send("bye");
		this.client.end();
		await().until(() -> this.proxy.heldBack(Direction.TO_TARGET) == 3);
		this.server.receivesNothing();
		this.target.clock().advance(Duration.ofSeconds(5));
		this.server.receives("bye");
		CompletableFuture<Integer> end = CompletableFuture.supplyAsync(this.server::next);
		await().until(() -> {
			this.target.clock().advance(Duration.ofSeconds(5));
			return end.isDone();
		});
		assertThat(end).isCompletedWithValue(-1);
	}

	@Test
	void deliversDelayedBytesAtOnceWhenRestored() throws IOException {
		this.proxy.delay(Duration.ofHours(1));
		this.server.send("soon");
		await().until(() -> this.proxy.heldBack(Direction.TO_CLIENT) == 4);
		this.proxy.restore();
		this.client.receives("soon");
	}

	@Test
	void passesOnAsManyBytesASecondAsTheThrottleAllows() throws IOException {
		this.proxy.throttle(100);
		this.server.send("x".repeat(25));
		await().until(() -> this.proxy.heldBack(Direction.TO_CLIENT) == 25);
		this.target.clock().advance(Duration.ofMillis(99));
		assertThat(this.proxy.heldBack(Direction.TO_CLIENT)).isEqualTo(25);
		this.target.clock().advance(Duration.ofMillis(1));
		this.client.receives("x".repeat(10));
		assertThat(this.proxy.heldBack(Direction.TO_CLIENT)).isEqualTo(15);
		this.target.clock().advance(Duration.ofMillis(100));
		assertThat(this.proxy.heldBack(Direction.TO_CLIENT)).isEqualTo(5);
		this.target.clock().advance(Duration.ofMillis(50));
		this.client.receives("x".repeat(15));
	}

	@Test
	void deliversThrottledBytesAtOnceWhenRestored() throws IOException {
		this.proxy.throttle(1);
		this.server.send("slowly");
		await().until(() -> this.proxy.heldBack(Direction.TO_CLIENT) == 6);
		this.proxy.restore();
		this.client.receives("slowly");
		this.server.send("quickly");
		this.client.receives("quickly");
	}

	@Test
	void corruptsTheByteAtAnOffsetOfEachConnection() throws IOException {
		this.proxy.corrupt(Direction.TO_CLIENT, 2);
		this.server.send("ab");
		this.server.send("cd");
		this.client.receives("ab" + inverted('c') + "d");
		Peer next = this.target.connect();
		this.target.accept().send("uvwx");
		next.receives("uv" + inverted('w') + "x");
		this.client.send("unharmed");
		this.server.receives("unharmed");
	}

	@Test
	void corruptsEveryByteOfADirectionUntilRestored() throws IOException {
		this.server.send("ok");
		this.client.receives("ok");
		this.proxy.corrupt(Direction.TO_CLIENT);
		this.server.send("ab");
		this.client.receives(inverted('a') + inverted('b'));
		this.proxy.restore();
		this.server.send("ok");
		this.client.receives("ok");
	}

	@Test
	void choppedBytesArriveWholeAndInOrder() throws IOException {
		this.proxy.chop(3);
		String text = "0123456789".repeat(1000);
		this.server.send(text);
		this.client.receives(text);
		this.client.send(text);
		this.server.receives(text);
	}

	private static String inverted(char letter) {
		return String.valueOf((char) (~letter & 0xFF));
	}

}
