package io.github.mesosspring.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.time.Duration;
import java.util.stream.Collectors;

import io.github.mesosspring.embedded.agent.LocalAgents;
import io.github.mesosspring.embedded.cluster.Cluster;
import io.github.mesosspring.embedded.cluster.MasterProcess;
import io.github.mesosspring.embedded.journal.Journal;
import io.github.mesosspring.embedded.script.TaskScripts;
import io.github.mesosspring.protocol.Resource;

/**
 * Mesos masters and their agents inside this JVM, for development and tests. It speaks
 * the v1 Scheduler API over real HTTP on 127.0.0.1, and on another address only if told
 * twice, in both encodings, and runs commands as real local processes with the rights of
 * this JVM: whoever can reach the port can run commands, so it must never be made
 * reachable from elsewhere.
 * <p>
 * It behaves as Mesos 1.12 does, its masters as those of an older
 * {@linkplain EmbeddedMesosBuilder#version version} if told so, as far as a framework can
 * see. The exceptions most likely to be met: there are no quotas and weights, no resource
 * providers and no metrics; commands are not isolated from each other or held to their
 * resources, see {@link LocalAgents}; nothing survives this JVM. Where the process of a
 * real master aborts, all connections are cut and a master with a new id starts at once.
 * {@code docs/embedded.md} has the whole list, and what is compared with recordings of a
 * real Mesos.
 * <p>
 * Instances are thread-safe.
 */
public final class EmbeddedMesos implements AutoCloseable {

	private final Cluster cluster;

	private final List<Resource> defaults;

	private final Path workDirectory;

	private final boolean temporary;

	private final Journal journal;

	private final TaskScripts scripts;

	private final AtomicBoolean closed = new AtomicBoolean();

	EmbeddedMesos(Cluster cluster, List<Resource> defaults, Path workDirectory, boolean temporary, Journal journal,
			TaskScripts scripts) {
		this.cluster = cluster;
		this.defaults = defaults;
		this.workDirectory = workDirectory;
		this.temporary = temporary;
		this.journal = journal;
		this.scripts = scripts;
	}

	/**
	 * Begin to describe an embedded Mesos.
	 * @return a builder with all defaults: one agent with the resources of this machine,
	 * any free port
	 */
	public static EmbeddedMesosBuilder builder() {
		return new EmbeddedMesosBuilder();
	}

	/**
	 * Start one with all defaults.
	 * @return the running Mesos
	 */
	public static EmbeddedMesos start() {
		return builder().start();
	}

	/**
	 * Where to subscribe.
	 * @return where the leader listens, {@code http://127.0.0.1:port}; the first master
	 * if nobody leads
	 */
	public URI uri() {
		MasterProcess leader = this.cluster.leader();
		return (leader != null) ? leader.uri() : this.cluster.masters().get(0).uri();
	}

	/**
	 * The masters.
	 * @return all of them, in the order in which they were started first; those that
	 * crashed too
	 */
	public List<EmbeddedMaster> masters() {
		return this.cluster.masters().stream().map(EmbeddedMaster::new).toList();
	}

	/**
	 * The leader.
	 * @return the master that was elected, also before it has read the registry
	 * @throws IllegalStateException if nobody leads; says what each master does instead
	 */
	public EmbeddedMaster leader() {
		MasterProcess leader = this.cluster.leader();
		if (leader == null) {
			throw new IllegalStateException("No master leads: " + this.cluster.masters()
				.stream()
				.map((master) -> master.uri() + ((master.info() != null) ? " follows" : " does not run"))
				.collect(Collectors.joining(", ")));
		}
		return new EmbeddedMaster(leader);
	}

	/**
	 * The agents.
	 * @return all that have not left, in the order in which they were added
	 */
	public List<EmbeddedAgent> agents() {
		return this.cluster.agents().stream().map(EmbeddedAgent::new).toList();
	}

	/**
	 * What schedulers and masters said to each other.
	 * @return the journal of all masters
	 */
	public Journal journal() {
		return this.journal;
	}

	/**
	 * What becomes of the tasks of scripted agents.
	 * @return the scripts, to which rules may be added at any time
	 */
	public TaskScripts scripts() {
		return this.scripts;
	}

	/**
	 * Set the clock forward, see {@link EmbeddedMesosBuilder#virtualTime}.
	 * @param time how far
	 * @throws IllegalStateException if the clock goes by itself
	 */
	public void advance(Duration time) {
		this.journal.advance(time);
	}

	/**
	 * Add an agent.
	 * @param agent what it offers
	 * @return the agent; it registers with the leader
	 * @throws IllegalStateException if nobody leads
	 */
	public EmbeddedAgent addAgent(AgentSpec agent) {
		return new EmbeddedAgent(this.cluster.addAgent(agent.toInfo(this.defaults)));
	}

	/**
	 * Kill the leader and wait until the next master leads. A master that is alone is
	 * started again, with a new id.
	 * @return the new leader
	 * @throws IllegalStateException if nobody leads, or nobody is elected within 30 s
	 */
	public EmbeddedMaster failOver() {
		return new EmbeddedMaster(this.cluster.failOver());
	}

	/**
	 * Let no master be elected, as if ZooKeeper were lost: the process of the leader
	 * ends, all others answer {@code 503 No leader elected}.
	 * @throws IllegalStateException if a real ZooKeeper elects
	 */
	public void suspendElection() {
		this.cluster.suspendElection();
	}

	/**
	 * Let a master be elected again: the one that has been running longest.
	 * @throws IllegalStateException if a real ZooKeeper elects
	 */
	public void resumeElection() {
		this.cluster.resumeElection();
	}

	/**
	 * Let masters that are elected from now on stop before they read the registry, where
	 * they answer {@code 503 Master has not finished recovery}.
	 */
	public void holdRecovery() {
		this.cluster.holdRecovery();
	}

	/**
	 * Let the leader read the registry and serve.
	 */
	public void releaseRecovery() {
		this.cluster.releaseRecovery();
	}

	/**
	 * Cut an agent off from the masters: its offers are rescinded, tasks of frameworks
	 * without checkpointing are lost, and after five pings it is unreachable.
	 * @param agent the agent
	 */
	public void partition(EmbeddedAgent agent) {
		agent.process().partition();
	}

	/**
	 * End the partition of an agent: it registers again and reports its tasks.
	 * @param agent the agent
	 */
	public void heal(EmbeddedAgent agent) {
		agent.process().heal();
	}

	/**
	 * Where the agents keep the sandboxes of their tasks.
	 * @return the directory; it is deleted on close if it is a temporary one, and kept if
	 * it was set
	 */
	public Path workDirectory() {
		return this.workDirectory;
	}

	/**
	 * Close all connections, end all processes of tasks and delete the work directory if
	 * it is a temporary one. Takes a few seconds at most; a second call does nothing.
	 */
	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.cluster.close();
			if (this.temporary) {
				TemporaryDirectory.delete(this.workDirectory);
			}
		}
	}

}
