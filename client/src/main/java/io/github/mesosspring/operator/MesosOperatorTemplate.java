package io.github.mesosspring.operator;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderAddress;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.protocol.master.Response;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

/**
 * The way to the operator APIs of the leading master and of agents. Holds no connection
 * and no thread of its own; thread-safe. <pre class="code">
 * Mono&lt;Response.GetAgents&gt; agents = operator.master().getAgents();
 * Response.GetAgents now = MesosOperatorTemplate.await(agents);
 * operator.agent(now.getAgents(0)).getContainers().subscribe(...);
 * </pre>
 */
public final class MesosOperatorTemplate {

	private final MesosWebClients agentClients;

	private final OperatorSettings settings;

	private final String agentScheme;

	private final LeaderAddress agentAddress;

	/** Loads many messages, which an application that asks no master need not know. */
	private final Supplier<MasterOperations> master;

	private MesosOperatorTemplate(Builder builder) {
		this.settings = new OperatorSettings(builder.codec, builder.timeout, builder.maxAnswerSize, builder.scheduler);
		this.agentClients = new AgentWebClients(builder.webClients, builder.agentCredentials,
				"https".equals(builder.agentScheme));
		this.agentScheme = builder.agentScheme;
		this.agentAddress = builder.agentAddress;
		this.master = SingletonSupplier
			.of(() -> new DefaultMasterOperations(
					new OperatorClient(builder.webClients, new MasterRoute(builder.leaderDetector, builder.scheduler),
							this.settings),
					MasterEvents.of(builder.webClients, builder.leaderDetector, this.settings)));
	}

	/**
	 * Start to build a template.
	 * @param webClients send the requests, those to masters with whatever credentials
	 * their filters add; they must not follow redirects by themselves, and stay open as
	 * long as the template is used
	 * @param codec the encoding to use
	 * @param leaderDetector names the masters
	 * @return the builder
	 */
	public static Builder builder(MesosWebClients webClients, MessageCodec codec, LeaderDetector leaderDetector) {
		return new Builder(webClients, codec, leaderDetector);
	}

	/**
	 * The operator API of the leading master.
	 * @return its calls
	 */
	public MasterOperations master() {
		return this.master.get();
	}

	/**
	 * The operator API of an agent.
	 * @param agent base URI of the agent, such as {@code http://10.0.0.5:5051}, with a
	 * path where there is a proxy
	 * @return its calls
	 * @throws IllegalArgumentException if it is anything else
	 */
	public AgentOperations agent(URI agent) {
		Assert.isTrue(!agent.toString().contains("@") && agent.getRawQuery() == null && agent.getRawFragment() == null,
				"An agent is named by scheme, host, port and path alone: set agentCredentials for credentials "
						+ "(mesos.operator.agents)");
		Assert.isTrue(
				agent.getHost() != null && ("http".equals(agent.getScheme()) || "https".equals(agent.getScheme())),
				() -> "An agent is named by http://host:port or https://host:port, but not by '" + agent + "'");
		AgentRoute route = new AgentRoute(agent);
		return new DefaultAgentOperations(new OperatorClient(this.agentClients, route, this.settings),
				new ContainerStreams(new StreamExchange(this.agentClients.stream(), this.settings.codec()), route.uri(),
						this.settings.maxAnswerSize(), this.settings.scheduler()));
	}

	/**
	 * The operator API of an agent that the master knows.
	 * @param agent the agent, out of {@link ClusterStateOperations#getAgents()}
	 * @return its calls
	 * @throws IllegalArgumentException if its address cannot be read
	 */
	public AgentOperations agent(Response.GetAgents.Agent agent) {
		return agent(AgentAddress.of(agent, this.agentScheme, this.agentAddress));
	}

	/**
	 * Send a call and wait for its answer. Differs from {@link Mono#block()} in that
	 * nothing is sent where waiting is not allowed.
	 * @param <T> the type of the answer
	 * @param call what a method of the operations returned
	 * @return the answer; {@code null} if there is none to the call
	 * @throws OperatorCallException if the call was not accepted
	 * @throws IllegalStateException if the current thread must not block
	 */
	public static <T> @Nullable T await(Mono<T> call) {
		if (Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException("The call was not sent: the thread " + Thread.currentThread().getName()
					+ " must not block; subscribe to its answer instead of waiting for it");
		}
		return call.block();
	}

	/**
	 * Builds a {@link MesosOperatorTemplate}.
	 */
	public static final class Builder {

		private final MesosWebClients webClients;

		private final MessageCodec codec;

		private final LeaderDetector leaderDetector;

		private Duration timeout = Duration.ofSeconds(75);

		private int maxAnswerSize = 256 * 1024 * 1024;

		private @Nullable MesosCredentialsProvider agentCredentials;

		private String agentScheme = "http";

		private LeaderAddress agentAddress = LeaderAddress.HOSTNAME;

		private Scheduler scheduler = Schedulers.parallel();

		private Builder(MesosWebClients webClients, MessageCodec codec, LeaderDetector leaderDetector) {
			this.webClients = webClients;
			this.codec = codec;
			this.leaderDetector = leaderDetector;
		}

		/**
		 * How long a call may take, the search for the leader included. Does not apply to
		 * calls that wait for a container.
		 * @param timeout the time, 75 s unless set
		 * @return this builder
		 */
		public Builder timeout(Duration timeout) {
			Assert.isTrue(timeout.compareTo(Duration.ZERO) > 0,
					() -> "The timeout of operator calls must be positive but is " + timeout);
			this.timeout = timeout;
			return this;
		}

		/**
		 * How long an answer may be.
		 * @param bytes the size in bytes, 256 MB unless set; at most 2 GB
		 * @return this builder
		 */
		public Builder maxAnswerSize(long bytes) {
			Assert.isTrue(bytes > 0 && bytes <= Integer.MAX_VALUE,
					() -> "The size of answers must be between 1 byte and 2 GB but is " + bytes);
			this.maxAnswerSize = (int) bytes;
			return this;
		}

		/**
		 * What to authenticate with at agents. The credentials for masters are never sent
		 * to them. If the scheme of agents is https, they are sent by https only.
		 * @param credentials the credentials; {@code null}, as unless set, for none
		 * @return this builder
		 */
		public Builder agentCredentials(@Nullable MesosCredentialsProvider credentials) {
			this.agentCredentials = credentials;
			return this;
		}

		/**
		 * How to connect to agents that the master knows.
		 * @param scheme http, as unless set, or https
		 * @param address which part of what they say about themselves to connect to: the
		 * host name unless set
		 * @return this builder
		 */
		public Builder agents(String scheme, LeaderAddress address) {
			this.agentScheme = scheme;
			this.agentAddress = address;
			return this;
		}

		/**
		 * What measures time and decodes answers.
		 * @param scheduler the scheduler, {@link Schedulers#parallel()} unless set
		 * @return this builder
		 */
		public Builder scheduler(Scheduler scheduler) {
			this.scheduler = scheduler;
			return this;
		}

		/**
		 * Build it.
		 * @return the template
		 */
		public MesosOperatorTemplate build() {
			return new MesosOperatorTemplate(this);
		}

	}

}
