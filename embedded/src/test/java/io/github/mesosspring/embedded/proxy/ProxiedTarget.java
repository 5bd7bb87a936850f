package io.github.mesosspring.embedded.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;

import static org.awaitility.Awaitility.await;

/**
 * A server socket with a proxy before it, and the connections that a test made.
 */
final class ProxiedTarget implements AutoCloseable {

	private static final int ACCEPT_TIMEOUT = 10_000;

	private final Deque<AutoCloseable> open = new ArrayDeque<>();

	private final ManualClock clock = new ManualClock();

	private final ServerSocket server;

	private final TcpProxy proxy;

	ProxiedTarget() throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
		this.server.setSoTimeout(ACCEPT_TIMEOUT);
		this.proxy = new TcpProxy(URI.create("http://127.0.0.1/api"),
				(InetSocketAddress) this.server.getLocalSocketAddress(), this.clock);
		this.open.push(this.server);
		this.open.push(this.proxy);
	}

	TcpProxy proxy() {
		return this.proxy;
	}

	ManualClock clock() {
		return this.clock;
	}

	/**
	 * Connect to the proxy; returns when it accepted.
	 */
	Peer connect() throws IOException {
		long before = this.proxy.accepted();
		Peer client = new Peer(new Socket("127.0.0.1", this.proxy.port()));
		this.open.push(client);
		await().until(() -> this.proxy.accepted() > before);
		return client;
	}

	/**
	 * Accept the next connection of the proxy.
	 */
	Peer accept() throws IOException {
		Peer accepted = new Peer(this.server.accept());
		this.open.push(accepted);
		return accepted;
	}

	void stopServer() throws IOException {
		this.server.close();
	}

	@Override
	public void close() throws Exception {
		for (AutoCloseable one : this.open) {
			one.close();
		}
	}

}
