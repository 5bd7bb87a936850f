package io.github.mesosspring.http;

import java.time.Duration;

import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * What {@link MesosWebClients} made of Reactor Netty have in common, whoever makes them.
 * Thread-safe.
 */
public final class ReactorNettyClients {

	/** Shorter than what firewalls usually tolerate; masters never close idle ones. */
	private static final Duration MAX_IDLE = Duration.ofSeconds(30);

	private ReactorNettyClients() {
	}

	/**
	 * Have a client speak HTTP/1.1, ask for nothing compressed (compression would hold
	 * events back), follow no redirect (it would lose credentials, and who leads), and
	 * repeat no request on its own (only we know which ones may be sent twice).
	 * @param client any client
	 * @return the client to use for Mesos
	 */
	public static HttpClient configure(HttpClient client) {
		return onlyHttp11(client).compress(false).followRedirect(false).disableRetry(true);
	}

	/**
	 * Saying it to a client that speaks nothing else anyway would make Reactor Netty set
	 * up TLS for all versions of HTTP, which takes half a second of an application's
	 * start, with or without TLS.
	 */
	private static HttpClient onlyHttp11(HttpClient client) {
		HttpProtocol[] protocols = client.configuration().protocols();
		boolean already = protocols.length == 1 && protocols[0] == HttpProtocol.HTTP11;
		return already ? client : client.protocol(HttpProtocol.HTTP11);
	}

	/**
	 * Connections for calls, which are closed when they were idle for 30 s, also those
	 * that nobody asks for any more since the certificates were renewed. The pool of a
	 * host and certificate is forgotten when it was empty for ten times as long.
	 * @param name names them in logs and meters
	 * @param max how many there may be to one host
	 * @return the connections, to be disposed of by the caller
	 */
	public static ConnectionProvider connections(String name, int max) {
		return connections(name, max, MAX_IDLE);
	}

	static ConnectionProvider connections(String name, int max, Duration maxIdle) {
		return ConnectionProvider.builder(name)
			.maxConnections(max)
			.maxIdleTime(maxIdle)
			.evictInBackground(maxIdle)
			.disposeInactivePoolsInBackground(maxIdle, maxIdle.multipliedBy(10))
			.build();
	}

}
