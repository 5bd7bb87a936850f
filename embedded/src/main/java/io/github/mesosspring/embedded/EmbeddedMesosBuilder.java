package io.github.mesosspring.embedded;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.github.mesosspring.embedded.cluster.Cluster;
import io.github.mesosspring.embedded.cluster.ClusterSettings;
import io.github.mesosspring.embedded.cluster.Election;
import io.github.mesosspring.embedded.http.Principals;
import io.github.mesosspring.embedded.http.TlsSettings;
import io.github.mesosspring.embedded.http.Tokens;
import io.github.mesosspring.embedded.journal.Journal;
import io.github.mesosspring.embedded.master.AgentTimeouts;
import io.github.mesosspring.embedded.master.MasterSettings;
import io.github.mesosspring.embedded.script.TaskScripts;
import io.github.mesosspring.embedded.version.MesosVersion;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * Describes an embedded Mesos. Not thread-safe.
 */
public final class EmbeddedMesosBuilder {

	private static final Log logger = LogFactory.getLog(EmbeddedMesosBuilder.class);

	private final Map<String, String> credentials = new LinkedHashMap<>();

	private final AgentResources resources = AgentResources.ofThisMachine();

	private final AgentFleet agents = new AgentFleet();

	private @Nullable Tokens tokens;

	private int masters = 1;

	private int port;

	private String address = MasterSettings.LOOPBACK;

	private boolean remoteClients;

	private Duration sessionTimeout = Duration.ZERO;

	private AgentTimeouts agentTimeouts = AgentTimeouts.DEFAULT;

	private @Nullable String zookeeper;

	private @Nullable Scheduler scheduler;

	private @Nullable Consumer<Duration> advance;

	private final TaskScripts scripts = new TaskScripts();

	private @Nullable TlsSettings tls;

	private MesosVersion version = MesosVersion.LATEST;

	private Duration heartbeatInterval = Duration.ofSeconds(15);

	private Duration allocationInterval = Duration.ofSeconds(1);

	private @Nullable Path workDirectory;

	private byte @Nullable [] executorSecret;

	EmbeddedMesosBuilder() {
	}

	/**
	 * Set the number of masters. The first one leads.
	 * @param masters how many, 1 or more; 1 unless set
	 * @return this builder
	 */
	public EmbeddedMesosBuilder masters(int masters) {
		if (masters < 1) {
			throw new IllegalArgumentException("The number of masters must be at least 1 but is " + masters);
		}
		this.masters = masters;
		return this;
	}

	/**
	 * Let masters announce themselves in a ZooKeeper and elect their leader there, as
	 * real ones do. Needs Curator ({@code org.apache.curator:curator-framework}) on the
	 * class path.
	 * @param connectString servers and path, as in {@code 127.0.0.1:2181/mesos}; a
	 * {@code zk://} before it is ignored
	 * @return this builder
	 */
	public EmbeddedMesosBuilder zookeeper(String connectString) {
		this.zookeeper = connectString;
		return this;
	}

	/**
	 * Set how long a master whose process has ended is still taken for the leader.
	 * @param timeout the session timeout; zero, the default, for not at all. Real masters
	 * have 10 s. With a ZooKeeper, the timeout of sessions there, 10 s unless set
	 * @return this builder
	 */
	public EmbeddedMesosBuilder sessionTimeout(Duration timeout) {
		if (timeout.isNegative()) {
			throw new IllegalArgumentException("The session timeout must not be negative but is " + timeout);
		}
		this.sessionTimeout = timeout;
		return this;
	}

	/**
	 * Set the version of Mesos whose masters are imitated. Agents are those of the latest
	 * version.
	 * @param version two numbers: 0.24 to 0.28 or 1.0 to 1.12; 1.12 unless set
	 * @return this builder
	 * @throws IllegalArgumentException if there is no such version
	 */
	public EmbeddedMesosBuilder version(String version) {
		this.version = MesosVersion.of(version);
		return this;
	}

	/**
	 * Set how long masters wait for agents.
	 * @param unreachable from the loss of the link until an agent is unreachable, 75 s
	 * unless set
	 * @param reregistration from an election until an agent that does not register is
	 * unreachable, 10 min unless set
	 * @return this builder
	 */
	public EmbeddedMesosBuilder agentTimeouts(Duration unreachable, Duration reregistration) {
		this.agentTimeouts = new AgentTimeouts(Intervals.positive(unreachable, "unreachable"),
				Intervals.positive(reregistration, "reregistration"));
		return this;
	}

	/**
	 * Let somebody else's scheduler run masters and agents, for example one with virtual
	 * time: its clock drives heartbeats, allocation, timeouts and retries.
	 * @param scheduler the scheduler, one task at a time; it is not disposed of on close
	 * @return this builder
	 */
	public EmbeddedMesosBuilder scheduler(Scheduler scheduler) {
		this.scheduler = scheduler;
		return this;
	}

	/**
	 * Let masters and agents take their time from a clock that does not go by itself.
	 * Sockets, processes and whatever connects stay in real time.
	 * @param scheduler runs masters and agents, one thing at a time; it is not disposed
	 * of on close
	 * @param advance sets the clock of the scheduler forward, and returns when all that
	 * was due has run
	 * @return this builder
	 */
	public EmbeddedMesosBuilder virtualTime(Scheduler scheduler, Consumer<Duration> advance) {
		this.advance = advance;
		return scheduler(scheduler);
	}

	/**
	 * Let the masters speak TLS, and nothing but TLS. Agents go on without.
	 * @param tls their certificate, and what they ask of clients
	 * @return this builder
	 */
	public EmbeddedMesosBuilder tls(TlsSettings tls) {
		this.tls = tls;
		return this;
	}

	/**
	 * Set the address the masters listen on. One that is not loopback takes effect only
	 * together with {@link #allowRemoteClients()}.
	 * @param address an address of this machine; 127.0.0.1 unless set
	 * @return this builder
	 */
	public EmbeddedMesosBuilder address(String address) {
		this.address = address;
		return this;
	}

	/**
	 * Accept that everybody who can connect to the address that was set can run commands
	 * on this machine, as the user of this JVM.
	 * @return this builder
	 */
	public EmbeddedMesosBuilder allowRemoteClients() {
		this.remoteClients = true;
		return this;
	}

	/**
	 * Add an agent that is not like the others. May be called several times.
	 * @param agent what it offers
	 * @return this builder
	 */
	public EmbeddedMesosBuilder agent(AgentSpec agent) {
		this.agents.add(agent);
		return this;
	}

	/**
	 * Set the number of agents that are all alike.
	 * @param agents how many, 0 or more; unless set 1, or 0 if others were added
	 * @return this builder
	 */
	public EmbeddedMesosBuilder agents(int agents) {
		this.agents.alike(agents);
		return this;
	}

	/**
	 * Set the number of agents that run nothing: what becomes of their tasks is written
	 * in the {@link EmbeddedMesos#scripts() scripts}. They come behind the other agents
	 * and have the same resources.
	 * @param agents how many, 0 or more; none unless set
	 * @return this builder
	 */
	public EmbeddedMesosBuilder scriptedAgents(int agents) {
		this.agents.scripted(agents);
		return this;
	}

	/**
	 * Set the port.
	 * @param port the port of the first master, the others use the next ones; 0, the
	 * default, for any free ones
	 * @return this builder
	 */
	public EmbeddedMesosBuilder port(int port) {
		if (port < 0 || port > 65535) {
			throw new IllegalArgumentException("The port must be from 0 to 65535 but is " + port);
		}
		this.port = port;
		return this;
	}

	/**
	 * Set the time between two HEARTBEAT events.
	 * @param interval the interval, at least a millisecond; 15 s unless set, as with any
	 * real master
	 * @return this builder
	 */
	public EmbeddedMesosBuilder heartbeatInterval(Duration interval) {
		this.heartbeatInterval = Intervals.positive(interval, "heartbeat");
		return this;
	}

	/**
	 * Set the time between two rounds of offers.
	 * @param interval the interval, at least a millisecond; 1 s unless set
	 * @return this builder
	 */
	public EmbeddedMesosBuilder allocationInterval(Duration interval) {
		this.allocationInterval = Intervals.positive(interval, "allocation");
		return this;
	}

	/**
	 * Set where the agents keep the sandboxes of their tasks.
	 * @param directory the directory, created if needed and never deleted; a new
	 * temporary one, deleted on close, unless set
	 * @return this builder
	 */
	public EmbeddedMesosBuilder workDirectory(Path directory) {
		this.workDirectory = directory;
		return this;
	}

	/**
	 * Set the CPUs of each agent.
	 * @param cpus how many, to three decimals; those of this machine unless set
	 * @return this builder
	 */
	public EmbeddedMesosBuilder cpus(double cpus) {
		this.resources.cpus(cpus);
		return this;
	}

	/**
	 * Set the memory of each agent.
	 * @param mebibytes how much, in MiB; about that of this machine unless set
	 * @return this builder
	 */
	public EmbeddedMesosBuilder mem(double mebibytes) {
		this.resources.mem(mebibytes);
		return this;
	}

	/**
	 * Set the disk space of each agent.
	 * @param mebibytes how much, in MiB; about what this machine has free unless set
	 * @return this builder
	 */
	public EmbeddedMesosBuilder disk(double mebibytes) {
		this.resources.disk(mebibytes);
		return this;
	}

	/**
	 * Set the ports of each agent.
	 * @param first the first port
	 * @param last the last port; 31000 to 32000 unless set
	 * @return this builder
	 */
	public EmbeddedMesosBuilder ports(int first, int last) {
		this.resources.ports(first, last);
		return this;
	}

	/**
	 * Let schedulers authenticate with HTTP basic. May be called several times; without
	 * it nobody needs to.
	 * @param principal who, without a colon
	 * @param secret the secret, without a colon
	 * @return this builder
	 */
	public EmbeddedMesosBuilder credential(String principal, String secret) {
		Principals.check(principal, secret);
		this.credentials.put(principal, secret);
		return this;
	}

	/**
	 * Let schedulers and operators authenticate with tokens, sent as
	 * {@code Authorization: Bearer ...} or {@code token=...}, besides those with
	 * {@linkplain #credential secrets}.
	 * @param tokens knows whose they are
	 * @return this builder
	 */
	public EmbeddedMesosBuilder tokens(Tokens tokens) {
		this.tokens = tokens;
		return this;
	}

	/**
	 * Let executors of frameworks authenticate: agents put a token for them into
	 * {@code MESOS_EXECUTOR_AUTHENTICATION_TOKEN} and answer 401 to an executor that does
	 * not send it, as real ones do with {@code --authenticate_http_executors}.
	 * @param secret with which agents sign the tokens
	 * @return this builder
	 */
	public EmbeddedMesosBuilder executorSecret(String secret) {
		if (secret.isEmpty()) {
			throw new IllegalArgumentException("The secret of the agents must not be empty");
		}
		this.executorSecret = secret.getBytes(StandardCharsets.UTF_8);
		return this;
	}

	/**
	 * Start masters and agents, and wait until a master leads.
	 * @return the running Mesos
	 * @throws IllegalStateException if a port is in use, the address can be reached from
	 * elsewhere and nobody allowed that, ZooKeeper does not answer, or Curator is missing
	 */
	public EmbeddedMesos start() {
		String checked = Bindings.check(this.address, this.remoteClients);
		boolean temporary = this.workDirectory == null;
		Path directory = (this.workDirectory != null) ? this.workDirectory.toAbsolutePath()
				: TemporaryDirectory.create();
		Journal journal = (this.scheduler != null) ? new Journal(new SchedulerClock(this.scheduler), this.advance)
				: new Journal();
		Cluster cluster;
		try {
			cluster = Cluster.start(settings(checked, directory, journal), election(),
					new MixedAgents(this.agents.processAgents(), this.agents.scripted(), this.scripts,
							this.executorSecret),
					this.scheduler);
		}
		catch (RuntimeException ex) {
			if (temporary) {
				TemporaryDirectory.delete(directory);
			}
			throw ex;
		}
		logger.info("Embedded Mesos for development and tests listens on " + cluster.masters().get(0).uri()
				+ "; it runs the commands of its tasks on this machine, sandboxes are below " + directory);
		return new EmbeddedMesos(cluster, this.resources.toMessages(), directory, temporary, journal, this.scripts);
	}

	private ClusterSettings settings(String checked, Path directory, Journal journal) {
		return new ClusterSettings(this.masters, this.port,
				new MasterSettings(checked, this.heartbeatInterval, this.allocationInterval, this.agentTimeouts,
						Principals.of(this.credentials).tokens(this.tokens), this.tls, journal, this.version),
				this.agents.toInfos(this.resources.toMessages()), directory, this.sessionTimeout);
	}

	private @Nullable Election election() {
		return (this.zookeeper != null) ? ZooKeepers.election(this.zookeeper, this.sessionTimeout) : null;
	}

}
