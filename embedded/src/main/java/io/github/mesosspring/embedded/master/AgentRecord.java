package io.github.mesosspring.embedded.master;

import java.util.List;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.resource.ResourceConversion;
import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.Address;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.URL;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * A registered agent, its resources and what is left of them. Shared volumes are always
 * left.
 */
final class AgentRecord {

	private AgentInfo info;

	private final AgentExecutors executors = new AgentExecutors();

	private final Disposable.Swap pings = Disposables.swap();

	private Agent agent;

	private boolean connected = true;

	private Resources total;

	private final long registered;

	private final AgentAvailability availability = new AgentAvailability();

	private Resources available;

	AgentRecord(Agent agent, List<Resource> total, long registered) {
		this.agent = agent;
		this.registered = registered;
		this.info = agent.info();
		this.total = Resources.of(total);
		this.available = this.total;
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
	 * @return whether it is not described as before
	 */
	boolean reconnect(Agent agent) {
		boolean changed = !this.info.getAttributesList().equals(agent.info().getAttributesList());
		this.agent = agent;
		this.info = agent.info();
		this.connected = true;
		this.pings.update(Disposables.disposed());
		return changed;
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

	/**
	 * Whether there is anything to be offered.
	 */
	boolean isOfferable() {
		return this.connected && !this.availability.isDeactivated() && !this.available.isEmpty();
	}

	Resources total() {
		return this.total;
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

	void allocate(Resources resources) {
		this.available = this.available.minus(owned(resources));
	}

	void recover(Resources resources) {
		this.available = this.available.plus(owned(resources));
	}

	private static Resources owned(Resources resources) {
		return resources.filter((kind) -> !kind.hasShared()).unallocated();
	}

	/**
	 * Convert resources that are allocated now: they are not available, whatever becomes
	 * of them.
	 */
	void convert(ResourceConversion allocated) {
		ResourceConversion conversion = allocated.unallocated();
		this.total = conversion.apply(this.total);
		this.available = this.available.minus(conversion.consumed().filter(Resource::hasShared))
			.plus(conversion.converted().filter(Resource::hasShared));
	}

	AgentExecutors executors() {
		return this.executors;
	}

	/**
	 * An executor runs: unless it did before, it holds its resources from now on.
	 */
	void addExecutor(FrameworkID framework, ExecutorInfo executor) {
		if (this.executors.add(framework, executor)) {
			allocate(Resources.of(executor.getResourcesList()));
		}
	}

	/**
	 * An executor is gone: its resources are free.
	 */
	void removeExecutor(FrameworkID framework, ExecutorID id) {
		ExecutorInfo removed = this.executors.remove(framework, id);
		if (removed != null) {
			recover(Resources.of(removed.getResourcesList()));
		}
	}

	void removeExecutors(FrameworkID framework) {
		this.executors.removeAll(framework).forEach((executor) -> recover(Resources.of(executor.getResourcesList())));
	}

	/**
	 * The agent as it appears in messages.
	 */
	@Override
	public String toString() {
		return id().getValue() + " at slave(1)@127.0.0.1:" + this.info.getPort() + " (" + this.info.getHostname() + ")";
	}

}
