package io.github.mesosspring.embedded.proxy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TcpProxyCutTests {

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
	void cutsBothSidesOfAllOpenConnections() throws IOException {
		Peer second = this.target.connect();
		Peer secondServer = this.target.accept();
		this.proxy.cut();
		this.client.receivesReset();
		this.server.receivesReset();
		second.receivesReset();
		secondServer.receivesReset();
	}

	@Test
	void relaysConnectionsMadeAfterACut() throws IOException {
		this.proxy.cut();
		this.target.connect().send("again");
		this.target.accept().receives("again");
	}

	@Test
	void endsBothSidesAndDropsWhatTheyStillSend() throws IOException {
		this.proxy.end();
		this.client.receivesEnd();
		this.server.receivesEnd();
		this.client.send("too late");
		this.client.end();
		this.server.end();
		await().until(() -> this.proxy.connections() == 0);
		assertThat(this.proxy.bytes(Direction.TO_TARGET)).isEqualTo(5);
	}

	@Test
	void deliversWhatItHoldsBeforeAnEnd() throws IOException {
		this.proxy.stall(Direction.TO_CLIENT);
		this.server.send("held");
		await().until(() -> this.proxy.heldBack(Direction.TO_CLIENT) == 4);
		this.proxy.end();
		this.server.receivesEnd();
		this.client.receivesNothing();
		this.proxy.restore();
		this.client.receives("held");
		this.client.receivesEnd();
	}

	@Test
	void cutsAfterExactlySoManyBytesOfEachConnection() throws IOException {
		this.proxy.cutAfter(Direction.TO_CLIENT, 4);
		this.server.send("record");
		this.client.receives("reco");
		this.client.receivesReset();
		this.server.receivesReset();
		Peer next = this.target.connect();
		this.target.accept().send("second");
		next.receives("seco");
		next.receivesReset();
		assertThat(this.proxy.bytes(Direction.TO_CLIENT)).isEqualTo(8);
	}

	@Test
	void cutsConnectionsAtOnceThatPassedTheBytesAlready() {
		this.proxy.cutAfter(Direction.TO_TARGET, 5);
		this.client.receivesReset();
		this.server.receivesReset();
	}

	@Test
	void cutsNobodyAfterBytesWhenRestored() throws IOException {
		this.proxy.cutAfter(Direction.TO_CLIENT, 4);
		this.proxy.restore();
		this.server.send("record");
		this.client.receives("record");
	}

}
