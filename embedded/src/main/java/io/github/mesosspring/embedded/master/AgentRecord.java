package io.github.mesosspring.embedded.master;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;

/**
 * A registered agent and what is left of its resources.
 */
final class AgentRecord {

	/**
	 * An agent with less is not worth an offer, as in a real master's
	 * {@code min_allocatable_resources}.
	 */
	private static final long MIN_CPUS = 10;

	private static final long MIN_MEM = 32_000;

	private final Agent agent;

	private final AgentInfo info;

	private final RunningExecutors executors = new RunningExecutors();

	private Resources available;

	private boolean connected = true;

	AgentRecord(Agent agent) {
		this.agent = agent;
		this.info = agent.info();
		this.available = Resources.of(this.info.getResourcesList());
	}

	Agent agent() {
		return this.agent;
	}

	AgentInfo info() {
		return this.info;
	}

	AgentID id() {
		return this.info.getId();
	}

	Resources available() {
		return this.available;
	}

	RunningExecutors executors() {
		return this.executors;
	}

	void disconnect() {
		this.connected = false;
	}

	boolean isAllocatable() {
		if (!this.connected) {
			return false;
		}
		return this.available.thousandths("cpus") >= MIN_CPUS || this.available.thousandths("mem") >= MIN_MEM;
	}

	void allocate(Resources resources) {
		this.available = this.available.minus(resources.unallocated());
	}

	void recover(Resources resources) {
		this.available = this.available.plus(resources.unallocated());
	}

}
