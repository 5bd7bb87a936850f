package io.github.mesosspring.embedded.proxy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TcpProxyAcceptTests {

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
	void refusesNewConnectionsAndKeepsOpenOnes() throws IOException {
		this.proxy.refuse();
		assertThatExceptionOfType(ConnectException.class).isThrownBy(this.target::connect);
		this.client.send("still here");
		this.server.receives("still here");
		this.proxy.refuse();
		assertThatExceptionOfType(ConnectException.class).isThrownBy(this.target::connect);
	}

	@Test
	void listensOnTheSamePortWhenRestored() throws IOException {
		int port = this.proxy.port();
		for (int i = 0; i < 3; i++) {
			this.proxy.refuse();
			assertThat(this.proxy.port()).isEqualTo(port);
			this.proxy.restore();
			assertThat(this.proxy.port()).isEqualTo(port);
			this.target.connect().send("back");
			this.target.accept().receives("back");
		}
	}

	@Test
	void givesThePortToNobodyWhileItRefuses() {
		this.proxy.refuse();
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> {
			try (ServerSocket other = new ServerSocket()) {
				other.setReuseAddress(false);
				other.bind(new InetSocketAddress("127.0.0.1", this.proxy.port()));
			}
		});
	}

	@Test
	void acceptsSilentlyUntilRestored() throws IOException {
		this.proxy.acceptSilently();
		Peer silent = this.target.connect();
		silent.send("anybody there?");
		silent.receivesNothing();
		assertThat(this.proxy.connections()).isEqualTo(2);
		this.client.send("still relayed");
		this.server.receives("still relayed");
		assertThat(this.proxy.bytes(Direction.TO_TARGET)).isLessThanOrEqualTo(5 + 13);
		this.proxy.restore();
		Peer silentServer = this.target.accept();
		silentServer.receives("anybody there?");
		silentServer.send("yes");
		silent.receives("yes");
	}

	@Test
	void cutsConnectionsAcceptedSilently() throws IOException {
		this.proxy.acceptSilently();
		Peer silent = this.target.connect();
		this.proxy.cut();
		silent.receivesReset();
		Peer next = this.target.connect();
		this.proxy.end();
		next.receivesReset();
		assertThat(this.proxy.connections()).isZero();
	}

	@Test
	void acceptsSilentlyAfterItRefused() throws IOException {
		this.proxy.refuse();
		this.proxy.acceptSilently();
		this.target.connect().receivesNothing();
	}

}
