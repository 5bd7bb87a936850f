package io.github.mesosspring.embedded.proxy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TcpProxyStallTests {

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
	void relaysNothingEitherWayWhenHalfOpen() throws IOException {
		this.proxy.halfOpen();
		this.client.send("one");
		this.server.send("other");
		await().until(() -> this.proxy.heldBack(Direction.TO_TARGET) == 3);
		await().until(() -> this.proxy.heldBack(Direction.TO_CLIENT) == 5);
		this.client.receivesNothing();
		this.server.receivesNothing();
		assertThat(this.proxy.connections()).isOne();
	}

	@Test
	void tellsNobodyOfEndsAndResetsWhenHalfOpen() throws IOException {
		Peer second = this.target.connect();
		Peer secondServer = this.target.accept();
		this.proxy.halfOpen();
		this.server.end();
		secondServer.reset();
		this.client.receivesNothing();
		second.receivesNothing();
		assertThat(this.proxy.connections()).isEqualTo(2);
		this.proxy.restore();
		this.client.receivesEnd();
		second.receivesReset();
	}

	@Test
	void deliversWhatWasHeldWhenTheHalfOpenConnectionIsRestored() throws IOException {
		this.proxy.halfOpen();
		this.client.send("one");
		this.server.send("other");
		await().until(() -> this.proxy.heldBack(Direction.TO_CLIENT) == 5);
		this.proxy.restore();
		this.client.receives("other");
		this.server.receives("one");
	}

	@Test
	void relaysNothingOfConnectionsMadeWhileHalfOpen() throws IOException {
		this.proxy.halfOpen();
		Peer late = this.target.connect();
		Peer lateServer = this.target.accept();
		late.send("late");
		await().until(() -> this.proxy.heldBack(Direction.TO_TARGET) == 4);
		lateServer.receivesNothing();
		this.proxy.restore();
		lateServer.receives("late");
	}

	@Test
	void stallsOneDirectionOnly() throws IOException {
		this.proxy.stall(Direction.TO_CLIENT);
		this.server.send("held");
		await().until(() -> this.proxy.heldBack(Direction.TO_CLIENT) == 4);
		this.client.send("through");
		this.server.receives("through");
		this.client.receivesNothing();
		this.proxy.restore();
		this.client.receives("held");
		assertThat(this.proxy.heldBack(Direction.TO_CLIENT)).isZero();
	}

	@Test
	void holdsBackTheEndOfAStalledDirectionButPassesOnAReset() throws IOException {
		Peer second = this.target.connect();
		Peer secondServer = this.target.accept();
		this.proxy.stall(Direction.TO_CLIENT);
		this.server.end();
		this.client.receivesNothing();
		secondServer.reset();
		second.receivesReset();
		this.proxy.restore();
		this.client.receivesEnd();
	}

	@Test
	void staysHalfOpenWhenADirectionIsStalledToo() throws IOException {
		this.proxy.halfOpen();
		this.proxy.stall(Direction.TO_CLIENT);
		this.proxy.stall(Direction.TO_TARGET);
		this.server.reset();
		this.client.receivesNothing();
	}

}
