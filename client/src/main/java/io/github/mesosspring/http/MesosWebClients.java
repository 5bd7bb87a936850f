package io.github.mesosspring.http;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * The two HTTP clients a framework needs. They must not share connections: a master
 * answers the requests of one connection strictly in order, and the answer to SUBSCRIBE
 * never ends. Thread-safe.
 * <p>
 * Neither may follow redirects (credentials and the identity of the leader would get
 * lost) nor repeat requests on its own. Both speak HTTP/1.1. {@link ReactorNettyClients}
 * sets a client of Reactor Netty up so.
 */
public interface MesosWebClients extends AutoCloseable {

	/**
	 * The client for event streams: no compression, no read or response timeout, a new
	 * connection for each request.
	 * @return the client
	 */
	WebClient stream();

	/**
	 * The client for calls.
	 * @return the client
	 */
	WebClient calls();

	/**
	 * The client for calls of the operator APIs. Should have connections of its own, so
	 * that the calls of the framework do not wait for them.
	 * @return the client; that for calls unless it is another one
	 */
	default WebClient operator() {
		return calls();
	}

	/**
	 * Close the connections. Does nothing when repeated.
	 */
	@Override
	default void close() {
	}

	/**
	 * Plain clients on Reactor Netty, without credentials or TLS settings of their own.
	 * @return the clients, to be closed by the caller
	 */
	static MesosWebClients reactorNetty() {
		return new ReactorNettyWebClients();
	}

}
