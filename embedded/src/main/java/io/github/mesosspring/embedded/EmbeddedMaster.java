package io.github.mesosspring.embedded;

import java.net.URI;

import io.github.mesosspring.embedded.master.MasterServer;

/**
 * One master of an embedded cluster. Thread-safe.
 */
public final class EmbeddedMaster {

	private final MasterServer server;

	EmbeddedMaster(MasterServer server) {
		this.server = server;
	}

	/**
	 * Where the master listens.
	 * @return {@code http://127.0.0.1:port}
	 */
	public URI uri() {
		return this.server.uri();
	}

	@Override
	public String toString() {
		return "master " + uri();
	}

}
