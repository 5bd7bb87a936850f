package io.github.mesosspring.embedded;

import io.github.mesosspring.embedded.cluster.AgentProcess;
import io.github.mesosspring.protocol.AgentID;

/**
 * One agent of an embedded cluster. Thread-safe.
 */
public final class EmbeddedAgent {

	private final AgentProcess process;

	EmbeddedAgent(AgentProcess process) {
		this.process = process;
	}

	/**
	 * The id that offers and tasks of this agent carry.
	 * @return the id
	 */
	public AgentID id() {
		return this.process.info().getId();
	}

	@Override
	public String toString() {
		return "agent " + id().getValue();
	}

}
