package io.github.mesosspring.test.reliability;

import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.call.CallTap;
import io.github.mesosspring.embedded.AgentSpec;
import io.github.mesosspring.embedded.EmbeddedAgent;
import io.github.mesosspring.embedded.EmbeddedMaster;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.fault.StreamFaults;
import io.github.mesosspring.embedded.proxy.TcpProxy;
import io.github.mesosspring.subscription.MesosSubscription;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A cluster, the network before it and an application that may be stopped and started
 * again, with what is needed to spoil each. Used by one thread.
 */
final class ChaosRig implements AutoCloseable {

	static final Duration CALL_TIMEOUT = Duration.ofMillis(700);

	/** Other tests of the same JVM may have applications that go on. */
	private final Set<Thread> foreignThreads = Set.copyOf(Thread.getAllStackTraces().keySet());

	private final FastClock clock = new FastClock();

	private final Violations violations = new Violations();

	private final Moods moods = new Moods();

	private final Reconnects reconnects = new Reconnects(this.violations);

	private final List<Outcomes> outcomes = new ArrayList<>();

	private final Deque<Runnable> repairs = new ArrayDeque<>();

	private final List<String> properties;

	private final Ledger ledger;

	private final Audit audit;

	private final EmbeddedMesos mesos;

	private final Network network;

	private ConfigurableApplicationContext application;

	ChaosRig(Random random, int jobs, Path folder) {
		this.ledger = new Ledger(new Random(random.nextLong()), jobs, this.violations);
		this.audit = new Audit(this.ledger, this.violations);
		this.mesos = EmbeddedMesos.builder()
			.masters(1 + random.nextInt(2))
			.scheduler(this.clock)
			.heartbeatInterval(Duration.ofMillis(150))
			.agent(AgentSpec.create())
			.scriptedAgents(3)
			.cpus(0.8)
			.mem(1024)
			.start();
		this.mesos.journal().listen(this.audit);
		this.network = new Network(this.mesos, this.violations);
		this.properties = List.of("spring.application.name=chaos", "mesos.master=" + this.mesos.connectString(),
				"mesos.encoding=" + (random.nextBoolean() ? "protobuf" : "json"),
				"mesos.framework.id-file=" + folder.resolve("framework.id"),
				"mesos.calls.timeout=" + CALL_TIMEOUT.toMillis() + "ms", "mesos.subscription.missed-heartbeats=3",
				"mesos.subscription.backoff.initial=20ms", "mesos.subscription.backoff.max=200ms",
				"mesos.dispatch.max-pause=250ms", "mesos.dispatch.max-queued-events=8",
				"mesos.dispatch.concurrency=" + (1 + 2 * random.nextInt(2)), "mesos.offers.refuse-seconds=1s",
				"spring.lifecycle.timeout-per-shutdown-phase=3s");
		this.application = start();
	}

	private ConfigurableApplicationContext start() {
		Outcomes tap = new Outcomes(this.violations);
		this.outcomes.add(tap);
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties(this.properties.toArray(String[]::new))
			.initializers((GenericApplicationContext context) -> {
				context.registerBean(WebClientCustomizer.class,
						() -> (builder) -> builder.filter(ChaosRig.this.network));
				context.registerBean(CallTap.class, () -> tap);
				context.registerBean(Reconnects.class, () -> this.reconnects);
				context.registerBean(Ledger.class, () -> this.ledger);
				context.registerBean(Moods.class, () -> this.moods);
				context.registerBean(Fleet.class);
			})
			.run("--spring.main.banner-mode=off", "--spring.main.register-shutdown-hook=false");
	}

	void stopApplication() {
		this.application.close();
	}

	void startApplication() {
		this.application = start();
	}

	MesosSubscription subscription() {
		return this.application.getBean(MesosSubscription.class);
	}

	/**
	 * The threads that came since this began.
	 */
	List<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !this.foreignThreads.contains(thread))
			.toList();
	}

	/**
	 * How the subscription is, or that there is none any more.
	 */
	String state() {
		return this.application.isActive() ? subscription().status().toString() : "stopped";
	}

	EmbeddedMesos mesos() {
		return this.mesos;
	}

	EmbeddedMaster leader() {
		try {
			return this.mesos.leader();
		}
		catch (IllegalStateException ex) {
			throw new ChaosFault.NothingThereException(ex);
		}
	}

	void failOver() {
		leader();
		this.mesos.failOver();
	}

	StreamFaults stream() {
		List<StreamFaults> streams = leader().streams();
		if (streams.isEmpty()) {
			throw new ChaosFault.NothingThereException(null);
		}
		return streams.get(streams.size() - 1);
	}

	Network network() {
		return this.network;
	}

	Moods moods() {
		return this.moods;
	}

	Ledger ledger() {
		return this.ledger;
	}

	Audit audit() {
		return this.audit;
	}

	Reconnects reconnects() {
		return this.reconnects;
	}

	List<Outcomes> outcomes() {
		return this.outcomes;
	}

	List<String> violations() {
		return this.violations.all();
	}

	List<String> properties() {
		return this.properties;
	}

	/**
	 * Let something last until it is noticed, and no longer: a SUBSCRIBE that the network
	 * holds back for longer than {@code mesos.calls.timeout} is a takeover by contract.
	 */
	void untilNoticed(Runnable fault) {
		this.reconnects.forget();
		fault.run();
		this.reconnects.awaitLoss();
		repair();
	}

	void slowDown() {
		this.repairs.add(this.moods.slowDown());
	}

	void kill(EmbeddedAgent agent) {
		agent.crash();
		this.repairs.add(agent::restart);
	}

	/**
	 * Listen again. As long as nobody listened, a connection that somebody made may have
	 * got that very port for its own end, even one that was made to that port.
	 */
	private static void onItsPort(Runnable listen) {
		await().atMost(Duration.ofSeconds(30))
			.pollInSameThread()
			.ignoreExceptionsMatching((ex) -> NestedExceptionUtils.getRootCause(ex) instanceof BindException)
			.untilAsserted(listen::run);
	}

	/**
	 * End all faults that last.
	 */
	void repair() {
		while (!this.repairs.isEmpty()) {
			this.repairs.remove().run();
		}
		this.network.each((proxy) -> onItsPort(proxy::restore));
		this.mesos.releaseRecovery();
		this.mesos.resumeElection();
		for (EmbeddedMaster master : this.mesos.masters()) {
			master.clearFaults();
			if (!master.isRunning()) {
				onItsPort(master::restart);
			}
			master.streams().forEach(StreamFaults::restore);
		}
		this.mesos.agents().forEach(this.mesos::heal);
	}

	/**
	 * Let the agents send again whatever was not acknowledged to them.
	 */
	void letAgentsRepeat() {
		CountDownLatch done = new CountDownLatch(1);
		this.mesos.agents().forEach((agent) -> {
			this.mesos.partition(agent);
			this.mesos.heal(agent);
		});
		this.clock.schedule(done::countDown, 5, TimeUnit.SECONDS);
		try {
			assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.application.close();
		}
		finally {
			this.network.close();
			this.mesos.close();
			this.clock.dispose();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
