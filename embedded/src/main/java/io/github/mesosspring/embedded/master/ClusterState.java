package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.AgentReport;
import io.github.mesosspring.embedded.version.VersionProfile;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.MasterInfo;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * All a master knows. It lives as long as a real master's process would. Belongs to the
 * master thread.
 */
final class ClusterState {

	private final VersionProfile profile;

	private final Scheduler clock;

	private final MasterInfo info;

	private final Registry registry;

	private final FrameworkRegistry frameworks;

	private final OfferBook offers;

	private final OperationBook operations = new OperationBook();

	private final Map<AgentID, AgentRecord> agents = new LinkedHashMap<>();

	private final InverseOfferBook inverseOffers = new InverseOfferBook();

	private final ClusterEventRelay events = new ClusterEventRelay();

	private final long started;

	private final Map<AgentID, AgentInfo> recovered = new LinkedHashMap<>();

	private final AgentRegistration registration;

	private final AgentLosses losses;

	ClusterState(VersionProfile profile, Scheduler clock, MasterInfo info, Registry registry, AgentTimeouts timeouts) {
		this.profile = profile;
		this.clock = clock;
		this.info = info;
		this.registry = registry;
		this.frameworks = new FrameworkRegistry(info.getId());
		this.offers = new OfferBook(info.getId(), this::now);
		this.registration = new AgentRegistration(this);
		this.losses = new AgentLosses(this, clock, timeouts);
		this.started = now();
	}

	/**
	 * This master was elected and reads the registry: the agents in it are expected to
	 * register again.
	 */
	void recover() {
		this.registry.admitted().forEach((agent) -> this.recovered.put(agent.getId(), agent));
		this.losses.awaitReregistrations();
	}

	/**
	 * An agent registers, for the first time, again, or after its master was lost.
	 * @return the agent, {@code null} if it was turned away
	 */
	@Nullable AgentRecord register(Agent agent, AgentReport report) {
		return this.registration.register(agent, report);
	}

	/**
	 * The link to an agent is gone: nothing of it is offered, and it is unreachable
	 * unless it registers again in time.
	 */
	void disconnected(AgentID agent) {
		this.losses.disconnected(agent);
	}

	/**
	 * An agent did not answer in time. It may come back.
	 */
	void unreachable(AgentID agent) {
		this.losses.unreachable(agent);
	}

	/**
	 * An operator says that an agent is gone for good.
	 */
	void gone(AgentID agent) {
		this.losses.gone(agent);
	}

	/**
	 * An agent leaves for good.
	 * @param agent the agent
	 * @param cause why, as in {@code the agent unregistered}
	 */
	void removed(AgentID agent, String cause) {
		this.losses.removed(agent, cause);
	}

	/**
	 * Stop all timers.
	 */
	void close() {
		this.losses.close();
		this.agents.values().forEach(AgentRecord::close);
		this.frameworks.all().forEach(Framework::close);
	}

	/**
	 * What a master of its version does.
	 */
	VersionProfile profile() {
		return this.profile;
	}

	MasterInfo info() {
		return this.info;
	}

	Registry registry() {
		return this.registry;
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

	OperationBook operations() {
		return this.operations;
	}

	/**
	 * The registered agents, with those whose link is gone.
	 */
	Collection<AgentRecord> agents() {
		return this.agents.values();
	}

	@Nullable AgentRecord agent(AgentID id) {
		return this.agents.get(id);
	}

	void add(AgentRecord agent) {
		this.recovered.remove(agent.id());
		this.agents.put(agent.id(), agent);
	}

	void forget(AgentID agent) {
		this.recovered.remove(agent);
		AgentRecord record = this.agents.remove(agent);
		if (record != null) {
			record.close();
		}
	}

	/**
	 * The agents known from the registry that have not registered with this master yet,
	 * as they are now.
	 */
	Collection<AgentInfo> recoveredAgents() {
		return new ArrayList<>(this.recovered.values());
	}

	boolean isRecovered(AgentID agent) {
		return this.recovered.containsKey(agent);
	}

	/**
	 * The time, in nanoseconds since 1970. Schedulers count from there in milliseconds
	 * only.
	 */
	long now() {
		return TimeUnit.MILLISECONDS.toNanos(this.clock.now(TimeUnit.MILLISECONDS));
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
