package io.github.mesosspring.embedded;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The agents an embedded Mesos is to have: those that are all alike, those that are not,
 * and behind them the scripted ones.
 */
final class AgentFleet {

	private final List<AgentSpec> specs = new ArrayList<>();

	private @Nullable Integer alike;

	private int scripted;

	void add(AgentSpec spec) {
		this.specs.add(spec);
	}

	void alike(int count) {
		this.alike = notNegative(count);
	}

	void scripted(int count) {
		this.scripted = notNegative(count);
	}

	private static int notNegative(int agents) {
		if (agents < 0) {
			throw new IllegalArgumentException("The number of agents must not be negative but is " + agents);
		}
		return agents;
	}

	int scripted() {
		return this.scripted;
	}

	/** How many run processes: one, unless something else was said. */
	int processAgents() {
		boolean others = !this.specs.isEmpty() || this.scripted > 0;
		return this.specs.size() + ((this.alike != null) ? this.alike : others ? 0 : 1);
	}

	List<AgentInfo> toInfos(List<Resource> defaults) {
		List<AgentSpec> all = new ArrayList<>();
		all.addAll(Collections.nCopies(processAgents() - this.specs.size(), AgentSpec.create()));
		all.addAll(this.specs);
		all.addAll(Collections.nCopies(this.scripted, AgentSpec.create()));
		return all.stream().map((agent) -> agent.toInfo(defaults)).toList();
	}

}
