package io.github.mesosspring.operator;

import java.net.URI;

import io.github.mesosspring.leader.LeaderAddress;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.master.Response;

/**
 * Where an agent listens, according to the master.
 */
final class AgentAddress {

	private AgentAddress() {
	}

	/**
	 * The base URI of an agent.
	 * @param agent the agent; its {@code pid} looks like {@code slave(1)@10.0.0.5:5051}
	 * @param scheme http or https
	 * @param address which part of what it says about itself to connect to
	 * @throws IllegalArgumentException if it has no address
	 */
	static URI of(Response.GetAgents.Agent agent, String scheme, LeaderAddress address) {
		AgentInfo info = agent.getAgentInfo();
		String process = agent.getPid().substring(agent.getPid().indexOf('@') + 1);
		String authority = (address == LeaderAddress.HOSTNAME || process.isEmpty())
				? info.getHostname() + ":" + info.getPort() : process;
		URI uri = URI.create(scheme + "://" + authority);
		if (uri.getHost() == null || uri.getPort() == -1) {
			throw new IllegalArgumentException(
					"The agent " + info.getId().getValue() + " has no valid address: '" + authority + "'");
		}
		return uri;
	}

}
