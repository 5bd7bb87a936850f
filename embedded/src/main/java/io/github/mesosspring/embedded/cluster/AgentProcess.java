package io.github.mesosspring.embedded.cluster;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.RestartableAgent;
import io.github.mesosspring.embedded.master.MasterServer;
import io.github.mesosspring.protocol.AgentInfo;
import org.jspecify.annotations.Nullable;

/**
 * An agent that registers with whoever leads, and that can be cut off, killed and started
 * again. Thread-safe.
 */
public final class AgentProcess {

	private final Cluster cluster;

	private final Agent agent;

	private boolean running = true;

	private boolean partitioned;

	private boolean unregistered;

	private @Nullable AgentLink link;

	private @Nullable MasterProcess master;

	AgentProcess(Cluster cluster, Agent agent) {
		this.cluster = cluster;
		this.agent = agent;
	}

	/**
	 * What the agent offers.
	 * @return the agent, with its id
	 */
	public AgentInfo info() {
		return this.agent.info();
	}

	Agent agent() {
		return this.agent;
	}

	/**
	 * Register with a master, if nothing is in the way.
	 */
	synchronized void connect(MasterProcess leader) {
		if (this.running && !this.partitioned && !this.unregistered && this.link == null) {
			AgentLink opened = new AgentLink(this.agent);
			this.link = opened;
			this.master = leader;
			leader.server().connect(opened.agent());
		}
	}

	private void connect() {
		MasterProcess leader = this.cluster.serving();
		if (leader != null) {
			connect(leader);
		}
	}

	/**
	 * The process of a master has ended.
	 */
	synchronized void lost(MasterProcess master) {
		if (this.master == master) {
			disconnect();
		}
	}

	/**
	 * Cut the link.
	 * @return the master that was at the other end, {@code null} if there was none
	 */
	private @Nullable MasterServer disconnect() {
		AgentLink current = this.link;
		MasterProcess before = this.master;
		this.link = null;
		this.master = null;
		if (current != null) {
			current.cut();
			this.agent.disconnect();
		}
		return (before != null) ? before.server() : null;
	}

	private void leave() {
		MasterServer before = disconnect();
		if (before != null) {
			before.disconnected(info().getId());
		}
	}

	/**
	 * Cut the agent off from the masters.
	 */
	public synchronized void partition() {
		this.partitioned = true;
		leave();
	}

	/**
	 * End the partition: the agent registers again.
	 */
	public synchronized void heal() {
		this.partitioned = false;
		connect();
	}

	/**
	 * Kill the agent; its executors go on.
	 */
	public synchronized void stop() {
		this.running = false;
		leave();
		if (this.agent instanceof RestartableAgent restartable) {
			restartable.crash();
		}
	}

	/**
	 * Start the agent again, with the id it had.
	 * @throws IllegalStateException if it runs
	 */
	public synchronized void start() {
		if (this.running) {
			throw new IllegalStateException("The agent " + info().getId().getValue() + " runs already");
		}
		this.running = true;
		if (this.agent instanceof RestartableAgent restartable) {
			restartable.recover();
		}
		connect();
	}

	/**
	 * Let the agent end its tasks and leave for good, as SIGUSR1 does.
	 */
	public synchronized void unregister() {
		this.unregistered = true;
		MasterServer before = disconnect();
		this.agent.shutdown();
		if (before != null) {
			before.removed(info().getId(), "the agent unregistered");
		}
	}

	boolean isUnregistered() {
		return this.unregistered;
	}

}
