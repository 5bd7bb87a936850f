package io.github.mesosspring.embedded.master;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.AgentReport;
import io.github.mesosspring.embedded.agent.LaunchedTasks;
import io.github.mesosspring.protocol.Address;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.MasterInfo;
import io.github.mesosspring.protocol.Task;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * All a master knows. It lives as long as a real master's process would. Belongs to the
 * master thread.
 */
final class ClusterState {

	/** The version this master claims to be. */
	static final String VERSION = "1.12.0";

	private static final int LOOPBACK = 0x0100007f;

	private final Scheduler clock;

	private final MasterInfo info;

	private final FrameworkRegistry frameworks;

	private final OfferBook offers;

	private final Map<AgentID, AgentRecord> agents = new LinkedHashMap<>();

	private final InverseOfferBook inverseOffers = new InverseOfferBook();

	private final ClusterEventRelay events = new ClusterEventRelay();

	private final long started;

	ClusterState(Scheduler clock, String masterId, int port) {
		this.clock = clock;
		this.info = MasterInfo.newBuilder()
			.setId(masterId)
			.setIp(LOOPBACK)
			.setPort(port)
			.setPid("master@127.0.0.1:" + port)
			.setHostname("localhost")
			.setVersion(VERSION)
			.setAddress(Address.newBuilder().setHostname("localhost").setIp("127.0.0.1").setPort(port))
			.addCapabilities(capability(MasterInfo.Capability.Type.AGENT_UPDATE))
			.addCapabilities(capability(MasterInfo.Capability.Type.AGENT_DRAINING))
			.build();
		this.frameworks = new FrameworkRegistry(masterId);
		this.offers = new OfferBook(masterId);
		this.started = now();
	}

	private static MasterInfo.Capability capability(MasterInfo.Capability.Type type) {
		return MasterInfo.Capability.newBuilder().setType(type).build();
	}

	/**
	 * An agent registers: what it runs belongs to frameworks that this master may not
	 * have heard of yet.
	 */
	void register(Agent agent, AgentReport report) {
		AgentRecord record = new AgentRecord(agent, now());
		this.agents.put(agent.info().getId(), record);
		this.events.agentAdded(record);
		for (FrameworkInfo info : report.frameworks()) {
			if (this.frameworks.get(info.getId()) == null && !this.frameworks.isCompleted(info.getId())) {
				Framework recovered = new Framework(info, now());
				this.frameworks.add(recovered);
				this.events.frameworkAdded(recovered);
			}
		}
		for (ExecutorInfo executor : report.executors()) {
			Framework framework = this.frameworks.get(executor.getFrameworkId());
			if (framework != null) {
				framework.executors().add(new ExecutorRecord(record.id(), executor));
				record.allocate(Resources.of(executor.getResourcesList()));
			}
		}
		for (Task task : report.tasks()) {
			Framework framework = this.frameworks.get(task.getFrameworkId());
			if (framework != null) {
				recover(framework, record, new TaskRecord(task));
			}
		}
	}

	private void recover(Framework framework, AgentRecord agent, TaskRecord task) {
		framework.tasks().put(task.id(), task);
		if (LaunchedTasks.isTerminal(task.latest())) {
			task.release();
		}
		else {
			agent.allocate(task.resources());
		}
		this.events.taskAdded(task);
	}

	/**
	 * What a master knows that takes over the port of this one: nothing.
	 */
	ClusterState successor() {
		return new ClusterState(this.clock, UUID.randomUUID().toString(), this.info.getPort());
	}

	/**
	 * Stop all timers.
	 */
	void close() {
		this.frameworks.all().forEach(Framework::close);
	}

	MasterInfo info() {
		return this.info;
	}

	FrameworkRegistry frameworks() {
		return this.frameworks;
	}

	OfferBook offers() {
		return this.offers;
	}

	InverseOfferBook inverseOffers() {
		return this.inverseOffers;
	}

	/**
	 * Where to tell what happens, for those who listen.
	 */
	ClusterEventRelay events() {
		return this.events;
	}

	/**
	 * When this master started, in nanoseconds since 1970.
	 */
	long started() {
		return this.started;
	}

	/**
	 * An executor has ended: what it held itself is free.
	 */
	void forgetExecutor(Framework framework, AgentID agent, ExecutorID executor) {
		AgentRecord record = agent(agent);
		framework.executors().removeIf((known) -> {
			boolean ended = known.agent().equals(agent) && known.info().getExecutorId().equals(executor);
			if (ended && record != null) {
				record.recover(known.resources());
			}
			return ended;
		});
	}

	/**
	 * Forget an agent.
	 */
	void forget(AgentRecord agent) {
		this.agents.remove(agent.id());
	}

	Collection<AgentRecord> agents() {
		return this.agents.values();
	}

	@Nullable AgentRecord agent(AgentID id) {
		return this.agents.get(id);
	}

	/**
	 * The time, in nanoseconds since 1970.
	 */
	long now() {
		return this.clock.now(TimeUnit.NANOSECONDS);
	}

	/**
	 * Take back what a task held, once.
	 */
	void release(TaskRecord task) {
		AgentRecord agent = agent(task.agent());
		if (task.release() && agent != null) {
			agent.recover(task.resources());
		}
	}

}
