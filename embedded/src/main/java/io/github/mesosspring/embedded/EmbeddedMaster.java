package io.github.mesosspring.embedded;

import java.net.URI;

import io.github.mesosspring.embedded.cluster.MasterProcess;

/**
 * One master of an embedded cluster. Thread-safe.
 */
public final class EmbeddedMaster {

	private final MasterProcess process;

	EmbeddedMaster(MasterProcess process) {
		this.process = process;
	}

	/**
	 * Where the master listens.
	 * @return {@code http://127.0.0.1:port}
	 */
	public URI uri() {
		return this.process.uri();
	}

	@Override
	public String toString() {
		return "master " + uri();
	}

}
