package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import org.jspecify.annotations.Nullable;

/**
 * What outlives every master of a cluster: which agents were admitted, are unreachable or
 * gone. A real cluster keeps it in the replicated log. Thread-safe.
 */
public final class Registry {

	private final Map<AgentID, AgentInfo> admitted = new LinkedHashMap<>();

	private final Map<AgentID, Long> unreachable = new LinkedHashMap<>();

	private final Set<AgentID> gone = new HashSet<>();

	synchronized void admit(AgentInfo agent) {
		this.unreachable.remove(agent.getId());
		this.admitted.put(agent.getId(), agent);
	}

	/**
	 * Note that an agent cannot be reached.
	 * @param agent the agent
	 * @param now the time in nanoseconds since 1970
	 */
	synchronized void markUnreachable(AgentID agent, long now) {
		this.admitted.remove(agent);
		this.unreachable.put(agent, now);
	}

	synchronized void markGone(AgentID agent) {
		remove(agent);
		this.gone.add(agent);
	}

	synchronized void remove(AgentID agent) {
		this.admitted.remove(agent);
		this.unreachable.remove(agent);
	}

	synchronized List<AgentInfo> admitted() {
		return new ArrayList<>(this.admitted.values());
	}

	/**
	 * Since when an agent cannot be reached.
	 * @return the time in nanoseconds since 1970, {@code null} if it is not unreachable
	 */
	synchronized @Nullable Long unreachableSince(AgentID agent) {
		return this.unreachable.get(agent);
	}

	synchronized boolean isGone(AgentID agent) {
		return this.gone.contains(agent);
	}

}
