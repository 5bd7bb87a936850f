package io.github.mesosspring.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import io.github.mesosspring.codec.Encoding;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * Configuration of the Mesos framework: the keys below {@code mesos}.
 */
@ConfigurationProperties("mesos")
public class MesosProperties {

	/**
	 * Whether this application is a Mesos framework.
	 */
	private boolean enabled = true;

	/**
	 * Where the master is found: host:port, a comma-separated list of them, an http:// or
	 * https:// URL, or 'embedded' for a master inside this application.
	 */
	private @Nullable String master;

	/**
	 * Encoding of calls and events.
	 */
	private Encoding encoding = Encoding.PROTOBUF;

	/**
	 * Largest event that is accepted from the master.
	 */
	private DataSize maxRecordSize = DataSize.ofMegabytes(256);

	/**
	 * Whether to subscribe when the application starts.
	 */
	private boolean autoStartup = true;

	@NestedConfigurationProperty
	private final MesosFrameworkProperties framework = new MesosFrameworkProperties();

	@NestedConfigurationProperty
	private final MesosSubscriptionProperties subscription = new MesosSubscriptionProperties();

	private final Dispatch dispatch = new Dispatch();

	private final Offers offers = new Offers();

	private final Calls calls = new Calls();

	private final Security security = new Security();

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

	public MesosFrameworkProperties getFramework() {
		return this.framework;
	}

	public MesosSubscriptionProperties getSubscription() {
		return this.subscription;
	}

	public Dispatch getDispatch() {
		return this.dispatch;
	}

	public Offers getOffers() {
		return this.offers;
	}

	public Calls getCalls() {
		return this.calls;
	}

	public Security getSecurity() {
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
	 * The way from the stream to the event handlers.
	 */
	public static class Dispatch {

		/**
		 * Size of the queued events at which reading from the master pauses.
		 */
		private DataSize maxQueuedBytes = DataSize.ofMegabytes(64);

		/**
		 * Number of queued events at which reading from the master pauses.
		 */
		private int maxQueuedEvents = 100_000;

		/**
		 * How long reading may pause because handlers are slower than the master. After
		 * that the subscription is given up until they have caught up.
		 */
		private Duration maxPause = Duration.ofMinutes(2);

		/**
		 * Number of threads that handle status updates, each task by one of them. With 1,
		 * one thread handles all events.
		 */
		private int concurrency = 1;

		public DataSize getMaxQueuedBytes() {
			return this.maxQueuedBytes;
		}

		public void setMaxQueuedBytes(DataSize maxQueuedBytes) {
			this.maxQueuedBytes = maxQueuedBytes;
		}

		public int getMaxQueuedEvents() {
			return this.maxQueuedEvents;
		}

		public void setMaxQueuedEvents(int maxQueuedEvents) {
			this.maxQueuedEvents = maxQueuedEvents;
		}

		public Duration getMaxPause() {
			return this.maxPause;
		}

		public void setMaxPause(Duration maxPause) {
			this.maxPause = maxPause;
		}

		public int getConcurrency() {
			return this.concurrency;
		}

		public void setConcurrency(int concurrency) {
			this.concurrency = concurrency;
		}

	}

	/**
	 * What becomes of offers no handler has used.
	 */
	public static class Offers {

		/**
		 * How long resources declined automatically are not to be offered again. If a
		 * duration suffix is not specified, seconds will be used.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration refuseSeconds = Duration.ofSeconds(5);

		/**
		 * Whether offers that no handler takes are declined automatically.
		 */
		private boolean declineUnhandled = true;

		public Duration getRefuseSeconds() {
			return this.refuseSeconds;
		}

		public void setRefuseSeconds(Duration refuseSeconds) {
			this.refuseSeconds = refuseSeconds;
		}

		public boolean isDeclineUnhandled() {
			return this.declineUnhandled;
		}

		public void setDeclineUnhandled(boolean declineUnhandled) {
			this.declineUnhandled = declineUnhandled;
		}

	}

	/**
	 * How calls are sent to the master.
	 */
	public static class Calls {

		/**
		 * How long to wait for the answer to a call.
		 */
		private Duration timeout = Duration.ofSeconds(75);

		/**
		 * Number of acknowledgements that may be under way at once.
		 */
		private int acknowledgeConcurrency = 4;

		/**
		 * Number of calls that may wait to be sent; any more are refused.
		 */
		private int maxQueued = 10_000;

		public Duration getTimeout() {
			return this.timeout;
		}

		public void setTimeout(Duration timeout) {
			this.timeout = timeout;
		}

		public int getAcknowledgeConcurrency() {
			return this.acknowledgeConcurrency;
		}

		public void setAcknowledgeConcurrency(int acknowledgeConcurrency) {
			this.acknowledgeConcurrency = acknowledgeConcurrency;
		}

		public int getMaxQueued() {
			return this.maxQueued;
		}

		public void setMaxQueued(int maxQueued) {
			this.maxQueued = maxQueued;
		}

	}

	/**
	 * Credentials for the master, sent with HTTP Basic authentication.
	 */
	public static class Security {

		/**
		 * Principal to authenticate as.
		 */
		private @Nullable String principal;

		/**
		 * Secret of the principal.
		 */
		private @Nullable String secret;

		public @Nullable String getPrincipal() {
			return this.principal;
		}

		public void setPrincipal(@Nullable String principal) {
			this.principal = principal;
		}

		public @Nullable String getSecret() {
			return this.secret;
		}

		public void setSecret(@Nullable String secret) {
			this.secret = secret;
		}

	}

	/**
	 * Encryption of the connections to the master.
	 */
	public static class Ssl {

		/**
		 * Name of the SSL bundle to connect with. If set, https is the scheme of masters
		 * given without one.
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
