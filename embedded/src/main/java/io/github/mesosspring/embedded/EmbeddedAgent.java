package io.github.mesosspring.embedded;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.protocol.AgentID;

/**
 * One agent of an embedded cluster. Thread-safe.
 */
public final class EmbeddedAgent {

	private final Agent agent;

	EmbeddedAgent(Agent agent) {
		this.agent = agent;
	}

	/**
	 * The id that offers and tasks of this agent carry.
	 * @return the id
	 */
	public AgentID id() {
		return this.agent.info().getId();
	}

	@Override
	public String toString() {
		return "agent " + id().getValue();
	}

}
