package io.github.mesosspring.http;

import java.time.Duration;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * What {@link MesosWebClients} made of Reactor Netty have in common, whoever makes them.
 * Thread-safe.
 */
public final class ReactorNettyClients {

	/** Shorter than what firewalls usually tolerate; masters never close idle ones. */
	private static final Duration MAX_IDLE = Duration.ofSeconds(30);

	private static final Duration END = Duration.ofSeconds(5);

	private static final Log logger = LogFactory.getLog(ReactorNettyClients.class);

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
	 * One thread of its own for connections. Nothing that the application does on the
	 * threads of its HTTP clients holds it up, and a request that follows the answer to
	 * another one need not be handed to another thread.
	 * @param name the beginning of the name of the thread
	 * @return the thread, a daemon that is started when it is needed; to be
	 * {@linkplain #end ended} by the caller
	 */
	public static LoopResources loop(String name) {
		return LoopResources.create(name, 1, true);
	}

	/**
	 * Have a thread end when what it does is done, or a few seconds later. Does not wait.
	 * @param loop the thread
	 */
	public static void end(LoopResources loop) {
		loop.disposeLater(Duration.ZERO, END)
			.subscribe(null, (failure) -> logger.debug("A thread did not end", failure));
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
