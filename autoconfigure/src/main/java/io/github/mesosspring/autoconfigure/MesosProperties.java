package io.github.mesosspring.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.subscription.OnStop;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.unit.DataSize;

/**
 * Configuration of the Mesos framework or executor: the keys below {@code mesos}.
 */
@ConfigurationProperties("mesos")
public class MesosProperties {

	/**
	 * Whether this application is a Mesos framework, or an executor of one.
	 */
	private boolean enabled = true;

	/**
	 * Where the leading master is found: host:port, a comma-separated list of them, an
	 * http:// or https:// URL, zk://host:port,host:port/path, etcd://host:port/key,
	 * file:///path, or 'embedded' for a master inside this application.
	 */
	private @Nullable String master;

	/**
	 * Encoding of calls and events.
	 */
	private Encoding encoding = Encoding.PROTOBUF;

	/**
	 * Largest event that is accepted from the master. A larger one ends in the state
	 * FAILED, since trying again would not help.
	 */
	private DataSize maxRecordSize = DataSize.ofMegabytes(256);

	/**
	 * Whether to subscribe when the application starts.
	 */
	private boolean autoStartup = true;

	/**
	 * What becomes of the framework when the application stops: left to fail over, or
	 * torn down with all its tasks at every regular stop.
	 */
	private OnStop onStop = OnStop.FAILOVER;

	/**
	 * How long a stop waits for handlers and for the calls they made. Below
	 * spring.lifecycle.timeout-per-shutdown-phase.
	 */
	private Duration stopTimeout = Duration.ofSeconds(20);

	@NestedConfigurationProperty
	private final MesosLeaderProperties leader = new MesosLeaderProperties();

	@NestedConfigurationProperty
	private final MesosFrameworkProperties framework = new MesosFrameworkProperties();

	@NestedConfigurationProperty
	private final MesosSubscriptionProperties subscription = new MesosSubscriptionProperties();

	@NestedConfigurationProperty
	private final MesosDispatchProperties dispatch = new MesosDispatchProperties();

	@NestedConfigurationProperty
	private final MesosOffersProperties offers = new MesosOffersProperties();

	@NestedConfigurationProperty
	private final MesosCallsProperties calls = new MesosCallsProperties();

	@NestedConfigurationProperty
	private final MesosZookeeperProperties zookeeper = new MesosZookeeperProperties();

	@NestedConfigurationProperty
	private final MesosElectionProperties election = new MesosElectionProperties();

	@NestedConfigurationProperty
	private final MesosExecutorProperties executor = new MesosExecutorProperties();

	@NestedConfigurationProperty
	private final MesosReconciliationProperties reconciliation = new MesosReconciliationProperties();

	@NestedConfigurationProperty
	private final MesosOperatorProperties operator = new MesosOperatorProperties();

	/**
	 * Event handlers by their id: switched off, narrowed, or paused. An id with dots or
	 * upper-case letters is written in brackets.
	 */
	private final Map<String, MesosHandlerProperties> handlers = new LinkedHashMap<>();

	@NestedConfigurationProperty
	private final MesosSecurityProperties security = new MesosSecurityProperties();

	private final Ssl ssl = new Ssl();

	@NestedConfigurationProperty
	private final MesosRecordProperties record = new MesosRecordProperties();

	private final Embedded embedded = new Embedded();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getMaster() {
		return this.master;
	}

	public void setMaster(@Nullable String master) {
		this.master = master;
	}

	public Encoding getEncoding() {
		return this.encoding;
	}

	public void setEncoding(Encoding encoding) {
		this.encoding = encoding;
	}

	public DataSize getMaxRecordSize() {
		return this.maxRecordSize;
	}

	public void setMaxRecordSize(DataSize maxRecordSize) {
		this.maxRecordSize = maxRecordSize;
	}

	public boolean isAutoStartup() {
		return this.autoStartup;
	}

	public void setAutoStartup(boolean autoStartup) {
		this.autoStartup = autoStartup;
	}

	public OnStop getOnStop() {
		return this.onStop;
	}

	public void setOnStop(OnStop onStop) {
		this.onStop = onStop;
	}

	public Duration getStopTimeout() {
		return this.stopTimeout;
	}

	public void setStopTimeout(Duration stopTimeout) {
		this.stopTimeout = stopTimeout;
	}

	public MesosLeaderProperties getLeader() {
		return this.leader;
	}

	public MesosFrameworkProperties getFramework() {
		return this.framework;
	}

	public MesosSubscriptionProperties getSubscription() {
		return this.subscription;
	}

	public MesosDispatchProperties getDispatch() {
		return this.dispatch;
	}

	public MesosOffersProperties getOffers() {
		return this.offers;
	}

	public MesosCallsProperties getCalls() {
		return this.calls;
	}

	public MesosZookeeperProperties getZookeeper() {
		return this.zookeeper;
	}

	public MesosElectionProperties getElection() {
		return this.election;
	}

	public MesosExecutorProperties getExecutor() {
		return this.executor;
	}

	public MesosReconciliationProperties getReconciliation() {
		return this.reconciliation;
	}

	public MesosOperatorProperties getOperator() {
		return this.operator;
	}

	public Map<String, MesosHandlerProperties> getHandlers() {
		return this.handlers;
	}

	public MesosSecurityProperties getSecurity() {
		return this.security;
	}

	public Ssl getSsl() {
		return this.ssl;
	}

	public MesosRecordProperties getRecord() {
		return this.record;
	}

	public Embedded getEmbedded() {
		return this.embedded;
	}

	/**
	 * Encryption of the connections to the master.
	 */
	public static class Ssl {

		/**
		 * Name of the SSL bundle to connect with. If set, https is the scheme of masters
		 * given without one, and of those found in ZooKeeper or etcd.
		 */
		private @Nullable String bundle;

		public @Nullable String getBundle() {
			return this.bundle;
		}

		public void setBundle(@Nullable String bundle) {
			this.bundle = bundle;
		}

	}

	/**
	 * The master and the agents inside this application, if 'mesos.master' is
	 * {@code embedded}.
	 */
	public static class Embedded {

		/**
		 * Number of masters, of which one leads.
		 */
		private int masters = 1;

		/**
		 * Number of agents.
		 */
		private int agents = 1;

		/**
		 * Port of the first master on 127.0.0.1, the others use the next ones; 0 for any
		 * that are free.
		 */
		private int port = 0;

		public int getMasters() {
			return this.masters;
		}

		public void setMasters(int masters) {
			this.masters = masters;
		}

		public int getAgents() {
			return this.agents;
		}

		public void setAgents(int agents) {
			this.agents = agents;
		}

		public int getPort() {
			return this.port;
		}

		public void setPort(int port) {
			this.port = port;
		}

	}

}
