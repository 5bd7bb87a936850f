package io.github.mesosspring.embedded.master;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.github.mesosspring.embedded.http.HttpFront;
import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A running master with its agents: what the embedded Mesos is made of. Thread-safe.
 */
public final class MasterServer implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(MasterServer.class);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

	private static final int FIRST_AGENT_PORT = 5051;

	private final AtomicBoolean closed = new AtomicBoolean();

	private final Scheduler masterThread;

	private final List<Scheduler> agentThreads = new ArrayList<>();

	private final List<Agent> agents = new ArrayList<>();

	private final HttpFront front;

	private final Disposable allocation;

	private MasterServer(MasterSettings settings, AgentFactory factory, Function<String, Scheduler> threads) {
		this.masterThread = threads.apply("mesos-master");
		this.front = new HttpFront("mesos-master-http", settings.port());
		String masterId = UUID.randomUUID().toString();
		ClusterState cluster = new ClusterState(this.masterThread, masterId, this.front.port());
		MasterEndpoint endpoint = new MasterEndpoint(settings, cluster, this.agents, this.masterThread,
				this.front::cutConnections);
		try {
			for (int number = 0; number < settings.agents(); number++) {
				this.agents
					.add(createAgent(settings, factory, masterId, number, threads.apply(factory.thread(number))));
			}
			endpoint.connectAgents();
			this.allocation = endpoint.startAllocation();
			this.front.serve(new Routes(endpoint, this.front.port()));
		}
		catch (RuntimeException ex) {
			stop();
			throw ex;
		}
	}

	private Agent createAgent(MasterSettings settings, AgentFactory factory, String masterId, int number,
			Scheduler thread) {
		this.agentThreads.add(thread);
		AgentID id = AgentID.newBuilder().setValue(masterId + "-S" + number).build();
		AgentInfo info = AgentInfo.newBuilder()
			.setId(id)
			.setHostname("localhost")
			.setPort(FIRST_AGENT_PORT + number)
			.addAllResources(settings.resources())
			.build();
		return factory.create(info, settings.workDirectory().resolve("agent-" + number), thread);
	}

	/**
	 * Start a master and its agents.
	 * @param settings how they behave
	 * @param factory makes the agents
	 * @return the running master
	 * @throws IllegalStateException if the port is in use
	 */
	public static MasterServer start(MasterSettings settings, AgentFactory factory) {
		return new MasterServer(settings, factory, (name) -> Schedulers.newSingle(name, true));
	}

	/**
	 * Start a master whose threads and clock come from elsewhere.
	 * @param settings how it behaves
	 * @param factory makes the agents
	 * @param threads gives a scheduler of one thread by its name; all are disposed of
	 * when the master closes
	 * @return the running master
	 * @throws IllegalStateException if the port is in use
	 */
	public static MasterServer start(MasterSettings settings, AgentFactory factory,
			Function<String, Scheduler> threads) {
		return new MasterServer(settings, factory, threads);
	}

	/**
	 * Where the master listens.
	 * @return {@code http://127.0.0.1:port}
	 */
	public URI uri() {
		return URI.create("http://127.0.0.1:" + this.front.port());
	}

	/**
	 * The agents.
	 * @return all of them
	 */
	public List<Agent> agents() {
		return List.copyOf(this.agents);
	}

	/**
	 * Close all connections, end all processes of the agents and stop. Takes a few
	 * seconds at most; a second call does nothing.
	 */
	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			this.allocation.dispose();
			stop();
		}
	}

	/**
	 * The master thread is first: it writes events, and there must be somebody to write
	 * them as long as it does.
	 */
	private void stop() {
		awaitMasterThread();
		this.masterThread.dispose();
		this.front.close();
		for (Agent agent : this.agents) {
			try {
				agent.close();
			}
			catch (RuntimeException ex) {
				logger.warn("An agent of the embedded Mesos did not close", ex);
			}
		}
		this.agentThreads.forEach(Disposable::dispose);
	}

	/**
	 * Let what the master thread has begun come to its end; timers that still run do not
	 * matter any more.
	 */
	private void awaitMasterThread() {
		Mono.fromRunnable(() -> {
		}).subscribeOn(this.masterThread).timeout(CLOSE_TIMEOUT).onErrorComplete().block();
	}

}
