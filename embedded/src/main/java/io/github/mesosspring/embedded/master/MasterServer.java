package io.github.mesosspring.embedded.master;

import java.net.URI;
import java.time.Duration;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.fault.CallFaults;
import io.github.mesosspring.embedded.fault.StreamRegistry;
import io.github.mesosspring.embedded.http.HttpFront;
import io.github.mesosspring.embedded.version.VersionProfile;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.MasterInfo;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A master on its port. Each start is a process of its own, with a new id, that knows
 * nothing of the one before. Thread-safe.
 */
public final class MasterServer {

	private static final Log logger = LogFactory.getLog(MasterServer.class);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

	private final String name;

	private final MasterSettings settings;

	private final Registry registry;

	private final Scheduler thread;

	private final Runnable aborted;

	private final CallFaults callFaults;

	private final StreamRegistry streams = new StreamRegistry();

	private volatile int port;

	private @Nullable HttpFront front;

	private volatile @Nullable MasterEndpoint endpoint;

	private int agents;

	/**
	 * Prepare a master.
	 * @param name what its threads are called
	 * @param port its port, 0 for any free one, which it keeps then
	 * @param settings how it behaves
	 * @param registry what all masters of its cluster share
	 * @param thread the thread of the master, and its clock
	 * @param aborted called on that thread when it did what aborts a real master, and a
	 * new process has taken its place on the port, a follower still
	 */
	public MasterServer(String name, int port, MasterSettings settings, Registry registry, Scheduler thread,
			Runnable aborted) {
		this.name = name;
		this.port = port;
		this.settings = settings;
		this.registry = registry;
		this.thread = thread;
		this.aborted = aborted;
		this.callFaults = new CallFaults(thread);
	}

	/**
	 * Start the process. It follows until it is told that it leads.
	 * @throws IllegalStateException if it runs or the port is in use
	 */
	public synchronized void start() {
		if (this.front != null) {
			throw new IllegalStateException("The master at " + uri() + " runs already");
		}
		HttpFront front = new HttpFront(this.name + "-http", this.settings.address(), this.port, this.settings.tls());
		this.front = front;
		this.port = front.port();
		begin(front);
	}

	private void begin(HttpFront front) {
		VersionProfile profile = VersionProfile.of(this.settings.version());
		ClusterState cluster = new ClusterState(profile, this.thread,
				MasterInfos.create(profile, this.settings.address(), front.port()), this.registry,
				this.settings.agentTimeouts());
		MasterEndpoint endpoint = new MasterEndpoint(this.settings, cluster, this.thread, this.streams, this::abort);
		this.endpoint = endpoint;
		this.agents = 0;
		front.serve(this.callFaults.around(new Routes(endpoint)));
	}

	/**
	 * Kill the process: its port is closed and all connections are cut. Takes a few
	 * seconds at most; nothing happens if it does not run.
	 */
	public void stop() {
		HttpFront stopped;
		MasterEndpoint ended;
		synchronized (this) {
			stopped = this.front;
			ended = this.endpoint;
			this.front = null;
			this.endpoint = null;
		}
		if (ended != null) {
			ended.close();
			awaitThread();
		}
		if (stopped != null) {
			stopped.close();
		}
	}

	/**
	 * The thread first: it writes events, and there must be somebody to write them as
	 * long as it does.
	 */
	private void awaitThread() {
		Mono.fromRunnable(() -> {
		}).subscribeOn(this.thread).timeout(CLOSE_TIMEOUT).onErrorComplete().block();
	}

	/**
	 * The port stays open, as if whoever watches the process had been quick.
	 */
	private synchronized void abort(String cause) {
		MasterEndpoint before = this.endpoint;
		HttpFront front = this.front;
		if (before == null || front == null) {
			return;
		}
		logger.warn("A real Mesos master would have aborted here: " + cause
				+ ". All connections are cut and a new master, which knows only the agents in the registry, starts at "
				+ uri());
		before.close();
		begin(front);
		this.aborted.run();
		front.cutConnections();
	}

	/**
	 * Where the master listens.
	 * @return {@code http://address:port}, or https
	 */
	public URI uri() {
		String scheme = (this.settings.tls() != null) ? "https" : "http";
		return URI.create(scheme + "://" + this.settings.address() + ":" + this.port);
	}

	/**
	 * What is to go wrong with calls.
	 * @return the faults
	 */
	public CallFaults callFaults() {
		return this.callFaults;
	}

	/**
	 * The event streams of schedulers.
	 * @return the streams
	 */
	public StreamRegistry streams() {
		return this.streams;
	}

	/**
	 * How the running process describes itself.
	 * @return the description, with its id; {@code null} if it does not run
	 */
	public @Nullable MasterInfo info() {
		MasterEndpoint current = this.endpoint;
		return (current != null) ? current.info() : null;
	}

	/**
	 * Whether it runs and is the elected leader.
	 * @return {@code true} for the leader, also before it has read the registry
	 */
	public boolean leads() {
		MasterEndpoint current = this.endpoint;
		return current != null && current.leadership().leads();
	}

	/**
	 * Whether it leads and has read the registry.
	 * @return {@code true} if schedulers can subscribe
	 */
	public boolean serves() {
		MasterEndpoint current = this.endpoint;
		return current != null && current.leadership().serves();
	}

	/**
	 * Tell it who leads.
	 * @param leader the leader, {@code null} if there is none
	 */
	public void leader(@Nullable MasterInfo leader) {
		MasterEndpoint current = this.endpoint;
		if (current != null) {
			current.leader(leader);
		}
	}

	/**
	 * Let it read the registry, if it leads and did not yet.
	 * @param recovered what to do then, on the thread of the master
	 */
	public void recover(Runnable recovered) {
		MasterEndpoint current = this.endpoint;
		if (current != null) {
			current.recover(recovered);
		}
	}

	/**
	 * Let an agent register.
	 * @param agent the agent
	 */
	public void connect(Agent agent) {
		MasterEndpoint current = this.endpoint;
		if (current != null) {
			current.connect(agent);
		}
	}

	/**
	 * The link to an agent is gone.
	 * @param agent the agent
	 */
	public void disconnected(AgentID agent) {
		MasterEndpoint current = this.endpoint;
		if (current != null) {
			current.disconnected(agent);
		}
	}

	/**
	 * An agent leaves for good.
	 * @param agent the agent
	 * @param cause why, as frameworks are told
	 */
	public void removed(AgentID agent, String cause) {
		MasterEndpoint current = this.endpoint;
		if (current != null) {
			current.removed(agent, cause);
		}
	}

	/**
	 * Make an id for an agent that never registered.
	 * @return the id
	 * @throws IllegalStateException if the master does not run
	 */
	public synchronized AgentID nextAgentId() {
		MasterInfo info = info();
		if (info == null) {
			throw new IllegalStateException("The master at " + uri() + " does not run, no agent can register with it");
		}
		return AgentID.newBuilder().setValue(info.getId() + "-S" + this.agents++).build();
	}

}
