package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.Filters;

/**
 * What one framework has refused and until when. Not thread-safe.
 */
final class DeclineFilters {

	private static final Duration DEFAULT = Duration.ofSeconds(5);

	private static final Duration LONGEST = Duration.ofDays(365);

	private final Map<Key, List<Filter>> filters = new HashMap<>();

	/**
	 * How long refused resources are not to be offered again.
	 * @param filters the filters of a call, the default instance if it had none
	 * @return the time, zero for no filter at all
	 */
	static Duration refusal(Filters filters) {
		double seconds = filters.getRefuseSeconds();
		if (!(seconds >= 0)) {
			return DEFAULT;
		}
		return (seconds >= LONGEST.toSeconds()) ? LONGEST : Duration.ofNanos((long) (seconds * 1e9));
	}

	void add(String role, AgentID agent, Resources refused, long expiry) {
		List<Filter> sameKey = this.filters.computeIfAbsent(new Key(role, agent), (key) -> new ArrayList<>());
		sameKey.removeIf((filter) -> filter.expiry <= expiry && refused.contains(filter.refused));
		sameKey.add(new Filter(refused, expiry));
	}

	boolean refuse(String role, AgentID agent, Resources offered, long now) {
		List<Filter> sameKey = this.filters.get(new Key(role, agent));
		if (sameKey == null) {
			return false;
		}
		sameKey.removeIf((filter) -> filter.expiry <= now);
		if (sameKey.isEmpty()) {
			this.filters.remove(new Key(role, agent));
		}
		return sameKey.stream().anyMatch((filter) -> filter.refused.contains(offered));
	}

	void clear(String role) {
		this.filters.keySet().removeIf((key) -> key.role.equals(role));
	}

	/**
	 * The resources or attributes of an agent have changed.
	 */
	void clear(AgentID agent) {
		this.filters.keySet().removeIf((key) -> key.agent.equals(agent));
	}

	void clear() {
		this.filters.clear();
	}

	private record Key(String role, AgentID agent) {
	}

	private record Filter(Resources refused, long expiry) {
	}

}
