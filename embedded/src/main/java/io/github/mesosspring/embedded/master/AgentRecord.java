package io.github.mesosspring.embedded.master;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.protocol.Address;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.URL;

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

	private final long registered;

	private final AgentAvailability availability = new AgentAvailability();

	private Resources available;

	AgentRecord(Agent agent, long registered) {
		this.agent = agent;
		this.registered = registered;
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

	/**
	 * Where its API would be.
	 */
	URL url() {
		return URL.newBuilder()
			.setScheme("http")
			.setAddress(Address.newBuilder()
				.setHostname(this.info.getHostname())
				.setIp("127.0.0.1")
				.setPort(this.info.getPort()))
			.setPath("/slave(1)")
			.build();
	}

	/**
	 * When it registered, in nanoseconds since 1970.
	 */
	long registered() {
		return this.registered;
	}

	/**
	 * What operators decided about it.
	 */
	AgentAvailability availability() {
		return this.availability;
	}

	Resources available() {
		return this.available;
	}

	boolean isAllocatable() {
		return !this.availability.isDeactivated()
				&& (this.available.thousandths("cpus") >= MIN_CPUS || this.available.thousandths("mem") >= MIN_MEM);
	}

	void allocate(Resources resources) {
		this.available = this.available.minus(resources.unallocated());
	}

	void recover(Resources resources) {
		this.available = this.available.plus(resources.unallocated());
	}

}
