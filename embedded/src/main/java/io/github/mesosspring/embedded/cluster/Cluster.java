package io.github.mesosspring.embedded.cluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.master.AgentFactory;
import io.github.mesosspring.embedded.master.Registry;
import io.github.mesosspring.protocol.AgentInfo;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Masters and agents that run. Thread-safe.
 */
public final class Cluster implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Cluster.class);

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final int FIRST_AGENT_PORT = 5051;

	private final ClusterSettings settings;

	private final AgentFactory factory;

	private final @Nullable Scheduler shared;

	private final Map<String, Scheduler> created = new ConcurrentHashMap<>();

	private final Registry registry = new Registry();

	private final Election election;

	private final @Nullable LocalElection local;

	private final List<MasterProcess> masters = new ArrayList<>();

	private final List<AgentProcess> agents = new CopyOnWriteArrayList<>();

	private final AtomicBoolean closed = new AtomicBoolean();

	private final Changes changes = new Changes();

	private volatile boolean recoveryHeld;

	private Cluster(ClusterSettings settings, @Nullable Election election, AgentFactory factory,
			@Nullable Scheduler shared) {
		this.settings = settings;
		this.factory = factory;
		this.shared = shared;
		if (election != null) {
			this.local = null;
			this.election = election;
		}
		else {
			this.local = new LocalElection(thread("mesos-election"), settings.sessionTimeout());
			this.election = this.local;
		}
		for (int number = 0; number < settings.masters(); number++) {
			String name = (number > 0) ? "mesos-master-" + number : "mesos-master";
			int port = (settings.port() > 0) ? settings.port() + number : 0;
			this.masters.add(
					new MasterProcess(this, this.election, name, port, settings.master(), this.registry, thread(name)));
		}
	}

	private Scheduler thread(String name) {
		if (this.shared != null) {
			return this.shared;
		}
		return this.created.computeIfAbsent(name, (unknown) -> Schedulers.newSingle(name, true));
	}

	/**
	 * Start a cluster and wait for its first leader.
	 * @param settings what it is made of
	 * @param election how its masters find the leader, {@code null} for among themselves
	 * @param factory makes its agents
	 * @param shared runs all masters and agents and has their clock; it stays the
	 * caller's to dispose of. {@code null} for a thread for each
	 * @return the running cluster
	 * @throws IllegalStateException if a port is in use or nobody is elected in time
	 */
	public static Cluster start(ClusterSettings settings, @Nullable Election election, AgentFactory factory,
			@Nullable Scheduler shared) {
		Cluster cluster = new Cluster(settings, election, factory, shared);
		try {
			for (MasterProcess master : cluster.masters) {
				master.start();
				cluster.awaitLeader();
			}
			settings.agents().forEach(cluster::addAgent);
		}
		catch (RuntimeException ex) {
			cluster.close();
			throw ex;
		}
		return cluster;
	}

	/**
	 * The masters, in the order in which they were started first.
	 * @return all of them, those that do not run too
	 */
	public List<MasterProcess> masters() {
		return List.copyOf(this.masters);
	}

	/**
	 * The agents, in the order in which they were added.
	 * @return all that have not left
	 */
	public List<AgentProcess> agents() {
		return this.agents.stream().filter((agent) -> !agent.isUnregistered()).toList();
	}

	/**
	 * The leader.
	 * @return the leader, {@code null} if nobody leads
	 */
	public @Nullable MasterProcess leader() {
		return this.masters.stream().filter(MasterProcess::leads).findFirst().orElse(null);
	}

	@Nullable MasterProcess serving() {
		return this.masters.stream().filter(MasterProcess::serves).findFirst().orElse(null);
	}

	/**
	 * Add an agent. It registers with the leader.
	 * @param description what it offers, without id and port
	 * @return the agent
	 * @throws IllegalStateException if nobody leads
	 */
	public synchronized AgentProcess addAgent(AgentInfo description) {
		MasterProcess leader = leader();
		if (leader == null) {
			throw new IllegalStateException("No master leads, so none can give the new agent an id");
		}
		int number = this.agents.size();
		AgentInfo info = description.toBuilder()
			.setId(leader.server().nextAgentId())
			.setPort(FIRST_AGENT_PORT + number)
			.build();
		Agent agent = this.factory.create(info, this.settings.workDirectory().resolve("agent-" + number),
				thread(this.factory.thread(number)));
		AgentProcess process = new AgentProcess(this, agent);
		this.agents.add(process);
		MasterProcess serving = serving();
		if (serving != null) {
			process.connect(serving);
		}
		return process;
	}

	/**
	 * Kill the leader and wait for the next one. A master that is alone is started again.
	 * @return the new leader; it serves unless recovery is held
	 * @throws IllegalStateException if nobody leads, or nobody is elected in time
	 */
	public MasterProcess failOver() {
		MasterProcess before = leader();
		if (before == null) {
			throw new IllegalStateException("No master leads, so none can fail over");
		}
		before.stop();
		expireSessions();
		if (this.masters.stream().allMatch((master) -> master.info() == null)) {
			before.start();
		}
		return awaitLeader();
	}

	/**
	 * Nobody waits any longer for masters whose process has ended.
	 */
	void expireSessions() {
		if (this.local != null) {
			this.local.expire();
		}
	}

	private MasterProcess awaitLeader() {
		this.changes.await(LIMIT, () -> (this.recoveryHeld ? leader() : serving()) != null);
		MasterProcess leader = leader();
		if (leader == null) {
			throw new IllegalStateException("No master was elected within " + LIMIT.toSeconds()
					+ " s; if they meet in a ZooKeeper, look whether it answers");
		}
		return leader;
	}

	/**
	 * Let no master lead; the process of the leader ends.
	 * @throws IllegalStateException if ZooKeeper elects the leader
	 */
	public void suspendElection() {
		localElection().suspend();
	}

	/**
	 * Let the master lead that contends longest.
	 * @throws IllegalStateException if ZooKeeper elects the leader
	 */
	public void resumeElection() {
		localElection().resume();
	}

	private LocalElection localElection() {
		if (this.local == null) {
			throw new IllegalStateException("ZooKeeper elects the leader; stop ZooKeeper instead");
		}
		return this.local;
	}

	/**
	 * Let masters that are elected from now on wait before they read the registry.
	 */
	public void holdRecovery() {
		this.recoveryHeld = true;
	}

	/**
	 * Let the leader read the registry, and later ones too. Waits until it serves.
	 */
	public void releaseRecovery() {
		this.recoveryHeld = false;
		MasterProcess leader = leader();
		if (leader != null) {
			elected(leader);
			this.changes.await(LIMIT, () -> serving() != null);
		}
	}

	void elected(MasterProcess leader) {
		if (!this.recoveryHeld) {
			leader.recover(() -> {
				this.agents.forEach((agent) -> agent.connect(leader));
				this.changes.happened();
			});
		}
		this.changes.happened();
	}

	void lost(MasterProcess master) {
		this.agents.forEach((agent) -> agent.lost(master));
	}

	/**
	 * Close all connections, end all processes of the agents and stop. Takes a few
	 * seconds at most; a second call does nothing.
	 */
	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			quietly(this.election::close);
			this.masters.forEach((master) -> quietly(master::stop));
			this.agents.forEach((agent) -> quietly(agent.agent()::close));
			this.created.values().forEach(Disposable::dispose);
		}
	}

	/** The others must be closed too. */
	private static void quietly(Runnable close) {
		try {
			close.run();
		}
		catch (RuntimeException ex) {
			logger.warn("A part of the embedded Mesos did not close", ex);
		}
	}

}
