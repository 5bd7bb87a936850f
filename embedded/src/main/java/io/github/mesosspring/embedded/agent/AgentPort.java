package io.github.mesosspring.embedded.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

import io.github.mesosspring.embedded.http.HttpFront;
import io.github.mesosspring.embedded.http.HttpRoutes;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The port of an agent, which it keeps for life, and the server that listens there while
 * the process of the agent would run. Thread-safe.
 */
final class AgentPort implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(AgentPort.class);

	private static final String NAME = "mesos-agent-http";

	private final int number;

	private @Nullable HttpFront front;

	/** Bound, so that nobody else gets the port, but not listening. */
	private @Nullable Socket placeholder;

	private boolean closed;

	AgentPort() {
		HttpFront first = new HttpFront(NAME, 0);
		this.front = first;
		this.number = first.port();
	}

	int number() {
		return this.number;
	}

	/** Serve from now on, unless nobody listens. */
	synchronized void serve(HttpRoutes routes) {
		if (this.front != null) {
			this.front.serve(routes);
		}
	}

	synchronized void cutConnections() {
		if (this.front != null) {
			this.front.cutConnections();
		}
	}

	/** Listen again, without any route. */
	synchronized void listen() {
		if (this.front == null && !this.closed) {
			this.front = new HttpFront(NAME, this.number);
			release();
		}
	}

	/** Connections are cut and refused. Takes a moment. */
	synchronized void refuse() {
		if (this.front != null) {
			this.front.close();
			this.front = null;
			hold();
		}
	}

	private void hold() {
		try {
			Socket socket = new Socket();
			this.placeholder = socket;
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.number));
		}
		catch (IOException ex) {
			logger.debug("Port " + this.number + " cannot be kept while the agent is down", ex);
		}
	}

	private void release() {
		try {
			if (this.placeholder != null) {
				this.placeholder.close();
			}
		}
		catch (IOException ex) {
			logger.debug("Port " + this.number + " was not kept", ex);
		}
		this.placeholder = null;
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		if (this.front != null) {
			this.front.close();
			this.front = null;
		}
		release();
	}

}
