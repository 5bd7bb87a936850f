package io.github.mesosspring.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mesosspring.embedded.agent.LocalAgents;
import io.github.mesosspring.embedded.cluster.Cluster;
import io.github.mesosspring.embedded.cluster.ClusterSettings;
import io.github.mesosspring.embedded.master.MasterSettings;
import io.github.mesosspring.embedded.version.MesosVersion;
import io.github.mesosspring.protocol.AgentInfo;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * A Mesos master and its agents inside this JVM, for development and tests. It speaks the
 * v1 Scheduler API over real HTTP on 127.0.0.1 and on no other address, in both
 * encodings, and runs commands as real local processes with the rights of this JVM:
 * whoever can reach the port can run commands, so it must never be made reachable from
 * elsewhere.
 * <p>
 * It behaves as a Mesos 1.12 master, or one of an older {@linkplain Builder#version
 * version}, does as far as a scheduler can see, with these exceptions:
 * <ul>
 * <li>Only command tasks run. Tasks with a custom executor, LAUNCH_GROUP and operations
 * on resources are refused with a {@code TASK_ERROR} or {@code OPERATION_ERROR} whose
 * message says so. What {@link LocalAgents} says about tasks holds too.</li>
 * <li>Free resources go to the framework and role that waited longest instead of by
 * dominant resource fairness; there are no quotas, weights, offer constraints or inverse
 * offers. {@code offer_filters} are ignored.</li>
 * <li>RECONCILE_OPERATIONS, MESSAGE and REQUEST are accepted without effect.</li>
 * <li>A scheduler that leaves more than 256 MiB of events unread has its stream cut; a
 * real master buffers without bound.</li>
 * <li>Where a real master's process aborts (a call of type {@code UNKNOWN}, a task id
 * twice in one LAUNCH_GROUP) all connections are cut and a master with a new id goes on
 * at once, on the same port, knowing the tasks of its agents.</li>
 * <li>Of the operator API it knows GET_HEALTH, GET_VERSION, GET_FRAMEWORKS and GET_TASKS,
 * and leaves out empty lists; everything else is {@code 501}. The agents have no HTTP
 * API: nobody listens at the {@code url} of an offer.</li>
 * <li>The resources of a removed framework are free at once, not when its processes have
 * ended.</li>
 * <li>Answers are never compressed, and {@code MasterInfo} does not have the capability
 * {@code QUOTA_V2}.</li>
 * </ul>
 * Instances are thread-safe.
 */
public final class EmbeddedMesos implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(EmbeddedMesos.class);

	private final Cluster cluster;

	private final Path workDirectory;

	private final boolean temporary;

	private final AtomicBoolean closed = new AtomicBoolean();

	private EmbeddedMesos(Cluster cluster, Path workDirectory, boolean temporary) {
		this.cluster = cluster;
		this.workDirectory = workDirectory;
		this.temporary = temporary;
	}

	/**
	 * Begin to describe an embedded Mesos.
	 * @return a builder with all defaults: one agent with the resources of this machine,
	 * any free port
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Start one with all defaults.
	 * @return the running Mesos
	 */
	public static EmbeddedMesos start() {
		return builder().start();
	}

	/**
	 * Where the master listens.
	 * @return {@code http://127.0.0.1:port}
	 */
	public URI uri() {
		return this.cluster.masters().get(0).uri();
	}

	/**
	 * The masters.
	 * @return all of them, in the order in which they were started
	 */
	public List<EmbeddedMaster> masters() {
		return this.cluster.masters().stream().map(EmbeddedMaster::new).toList();
	}

	/**
	 * The agents.
	 * @return all of them, in the order in which they were started
	 */
	public List<EmbeddedAgent> agents() {
		return this.cluster.agents().stream().map(EmbeddedAgent::new).toList();
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

	/**
	 * Describes an embedded Mesos. Not thread-safe.
	 */
	public static final class Builder {

		private final Map<String, String> credentials = new LinkedHashMap<>();

		private final AgentResources resources = AgentResources.ofThisMachine();

		private int agents = 1;

		private int port;

		private Duration heartbeatInterval = Duration.ofSeconds(15);

		private Duration allocationInterval = Duration.ofSeconds(1);

		private MesosVersion version = MesosVersion.LATEST;

		private @Nullable Path workDirectory;

		private Builder() {
		}

		/**
		 * Set the number of agents.
		 * @param agents how many, 0 or more; 1 unless set
		 * @return this builder
		 */
		public Builder agents(int agents) {
			if (agents < 0) {
				throw new IllegalArgumentException("The number of agents must not be negative but is " + agents);
			}
			this.agents = agents;
			return this;
		}

		/**
		 * Set the port.
		 * @param port the port on 127.0.0.1; 0, the default, for any free one
		 * @return this builder
		 */
		public Builder port(int port) {
			if (port < 0 || port > 65535) {
				throw new IllegalArgumentException("The port must be from 0 to 65535 but is " + port);
			}
			this.port = port;
			return this;
		}

		/**
		 * Set the time between two HEARTBEAT events.
		 * @param interval the interval, at least a millisecond; 15 s unless set, as with
		 * any real master
		 * @return this builder
		 */
		public Builder heartbeatInterval(Duration interval) {
			this.heartbeatInterval = positive(interval, "heartbeat");
			return this;
		}

		/**
		 * Set the time between two rounds of offers.
		 * @param interval the interval, at least a millisecond; 1 s unless set
		 * @return this builder
		 */
		public Builder allocationInterval(Duration interval) {
			this.allocationInterval = positive(interval, "allocation");
			return this;
		}

		private static Duration positive(Duration interval, String name) {
			if (interval.toMillis() < 1) {
				throw new IllegalArgumentException(
						"The " + name + " interval must be at least 1 ms but is " + interval);
			}
			return interval;
		}

		/**
		 * Set where the agents keep the sandboxes of their tasks.
		 * @param directory the directory, created if needed and never deleted; a new
		 * temporary one, deleted on close, unless set
		 * @return this builder
		 */
		public Builder workDirectory(Path directory) {
			this.workDirectory = directory;
			return this;
		}

		/**
		 * Set the CPUs of each agent.
		 * @param cpus how many, to three decimals; those of this machine unless set
		 * @return this builder
		 */
		public Builder cpus(double cpus) {
			this.resources.cpus(cpus);
			return this;
		}

		/**
		 * Set the memory of each agent.
		 * @param mebibytes how much, in MiB; about that of this machine unless set
		 * @return this builder
		 */
		public Builder mem(double mebibytes) {
			this.resources.mem(mebibytes);
			return this;
		}

		/**
		 * Set the disk space of each agent.
		 * @param mebibytes how much, in MiB; about what this machine has free unless set
		 * @return this builder
		 */
		public Builder disk(double mebibytes) {
			this.resources.disk(mebibytes);
			return this;
		}

		/**
		 * Set the ports of each agent.
		 * @param first the first port
		 * @param last the last port; 31000 to 32000 unless set
		 * @return this builder
		 */
		public Builder ports(int first, int last) {
			this.resources.ports(first, last);
			return this;
		}

		/**
		 * Let schedulers authenticate with HTTP basic. May be called several times;
		 * without it nobody needs to.
		 * @param principal who, without a colon
		 * @param secret the secret, without a colon
		 * @return this builder
		 */
		public Builder credential(String principal, String secret) {
			if (principal.isEmpty() || principal.contains(":") || secret.contains(":")) {
				throw new IllegalArgumentException(
						"Neither principal nor secret may contain a colon, and the principal "
								+ "must not be empty: Mesos cannot tell them apart otherwise");
			}
			this.credentials.put(principal, secret);
			return this;
		}

		/**
		 * Set the version of Mesos whose masters are imitated. Agents are those of the
		 * latest version.
		 * @param version two numbers: 0.24 to 0.28 or 1.0 to 1.12; 1.12 unless set
		 * @return this builder
		 */
		public Builder version(String version) {
			this.version = MesosVersion.of(version);
			return this;
		}

		/**
		 * Start the master and its agents.
		 * @return the running Mesos
		 * @throws IllegalStateException if the port is in use
		 */
		public EmbeddedMesos start() {
			boolean temporary = this.workDirectory == null;
			Path directory = (this.workDirectory != null) ? this.workDirectory.toAbsolutePath()
					: TemporaryDirectory.create();
			Cluster cluster;
			try {
				cluster = Cluster.start(settings(directory), null, LocalAgents::create,
						(name) -> Schedulers.newSingle(name, true));
			}
			catch (RuntimeException ex) {
				if (temporary) {
					TemporaryDirectory.delete(directory);
				}
				throw ex;
			}
			logger.info("Embedded Mesos for development and tests listens on " + cluster.masters().get(0).uri()
					+ "; it runs the commands of its tasks on this machine, sandboxes are below " + directory);
			return new EmbeddedMesos(cluster, directory, temporary);
		}

		private ClusterSettings settings(Path directory) {
			AgentInfo agent = AgentInfo.newBuilder()
				.setHostname("localhost")
				.addAllResources(this.resources.toMessages())
				.build();
			return new ClusterSettings(1, this.port,
					new MasterSettings(this.heartbeatInterval, this.allocationInterval, this.credentials)
						.withVersion(this.version),
					Collections.nCopies(this.agents, agent), directory, Duration.ZERO);
		}

	}

}
