package io.github.mesosspring.embedded.master;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import reactor.core.Disposable;
import reactor.core.Disposables;

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

	private final AgentInfo info;

	private final Disposable.Swap pings = Disposables.swap();

	private Agent agent;

	private boolean connected = true;

	private Resources available;

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

	boolean isConnected() {
		return this.connected;
	}

	/**
	 * The agent registered again, over a new link.
	 */
	void reconnect(Agent agent) {
		this.agent = agent;
		this.connected = true;
		this.pings.update(Disposables.disposed());
	}

	/**
	 * The link is gone.
	 * @param pings what happens when no ping is answered either
	 */
	void disconnect(Disposable pings) {
		this.connected = false;
		this.pings.update(pings);
	}

	/**
	 * Stop the pings.
	 */
	void close() {
		this.pings.dispose();
	}

	Resources available() {
		return this.available;
	}

	boolean isAllocatable() {
		return this.connected
				&& (this.available.thousandths("cpus") >= MIN_CPUS || this.available.thousandths("mem") >= MIN_MEM);
	}

	void allocate(Resources resources) {
		this.available = this.available.minus(resources.unallocated());
	}

	void recover(Resources resources) {
		this.available = this.available.plus(resources.unallocated());
	}

}
