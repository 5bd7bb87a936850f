package io.github.mesosspring.embedded.master;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.mesosspring.embedded.http.EventStream;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * A framework that this master knows. Belongs to the master thread.
 */
final class Framework {

	/** Whether a scheduler stands behind a framework. */
	enum State {

		/** Known from its tasks on an agent only. */
		RECOVERED,

		/** Subscribed. */
		CONNECTED,

		/** Its stream has ended; the failover timeout runs. */
		DISCONNECTED

	}

	static final int MAX_COMPLETED_TASKS = 1000;

	private final Map<TaskID, TaskRecord> tasks = new LinkedHashMap<>();

	private final Deque<TaskRecord> completedTasks = new ArrayDeque<>();

	private final DeclineFilters filters = new DeclineFilters();

	private final Set<String> suppressedRoles = new HashSet<>();

	private final Disposable.Swap timer = Disposables.swap();

	private OfferConstraintsFilter constraints = OfferConstraintsFilter.NONE;

	private FrameworkInfo info;

	private Set<String> roles;

	private State state = State.RECOVERED;

	private @Nullable EventStream stream;

	private long registered;

	private long reregistered;

	private long unregistered;

	Framework(FrameworkInfo info, long now) {
		this.info = info;
		this.roles = rolesOf(info);
		this.registered = now;
	}

	static boolean hasCapability(FrameworkInfo info, FrameworkInfo.Capability.Type capability) {
		return info.getCapabilitiesList().stream().anyMatch((each) -> each.hasType() && each.getType() == capability);
	}

	static Set<String> rolesOf(FrameworkInfo info) {
		return hasCapability(info, FrameworkInfo.Capability.Type.MULTI_ROLE) ? new LinkedHashSet<>(info.getRolesList())
				: Set.of(info.getRole());
	}

	FrameworkID id() {
		return this.info.getId();
	}

	FrameworkInfo info() {
		return this.info;
	}

	/**
	 * Replace the information. User and checkpointing never change. What was refused for
	 * a role that is not suppressed any more is not refused any more either.
	 */
	void update(FrameworkInfo info, List<String> suppressed) {
		FrameworkInfo.Builder merged = info.toBuilder().setId(id()).setUser(this.info.getUser()).clearCheckpoint();
		if (this.info.hasCheckpoint() || info.hasCheckpoint()) {
			merged.setCheckpoint(this.info.getCheckpoint());
		}
		this.info = merged.build();
		this.roles = rolesOf(this.info);
		this.suppressedRoles.stream().filter((role) -> !suppressed.contains(role)).forEach(this.filters::clear);
		this.suppressedRoles.clear();
		this.suppressedRoles.addAll(suppressed);
	}

	Set<String> roles() {
		return this.roles;
	}

	boolean can(FrameworkInfo.Capability.Type capability) {
		return hasCapability(this.info, capability);
	}

	State state() {
		return this.state;
	}

	boolean isConnected() {
		return this.state == State.CONNECTED;
	}

	@Nullable EventStream stream() {
		return this.stream;
	}

	/**
	 * A scheduler has subscribed.
	 * @param stream its stream
	 * @param heartbeats stops the heartbeats of the stream
	 * @param now the time
	 */
	void connect(EventStream stream, Disposable heartbeats, long now) {
		this.stream = stream;
		this.state = State.CONNECTED;
		this.reregistered = now;
		this.timer.update(heartbeats);
	}

	/**
	 * The scheduler is gone.
	 */
	void disconnect() {
		this.stream = null;
		this.state = State.DISCONNECTED;
		this.filters.clear();
		this.timer.update(Disposables.disposed());
	}

	/**
	 * The master is gone.
	 */
	void close() {
		this.timer.dispose();
	}

	void awaitFailover(Disposable timeout) {
		this.timer.update(timeout);
	}

	void unregister(long now) {
		this.unregistered = now;
	}

	/**
	 * Send an event if a scheduler is there to read it; lost otherwise.
	 */
	void send(Event event) {
		EventStream current = this.stream;
		if (current != null) {
			current.send(event);
		}
	}

	Map<TaskID, TaskRecord> tasks() {
		return this.tasks;
	}

	/**
	 * The tasks on an agent, as they are now.
	 */
	List<TaskRecord> tasksOn(AgentID agent) {
		return this.tasks.values().stream().filter((task) -> task.agent().equals(agent)).toList();
	}

	/**
	 * The life of a task has ended. Only operators still see it, and only so many.
	 * @param task the task
	 */
	void complete(TaskRecord task) {
		this.tasks.remove(task.id());
		this.completedTasks.add(task);
		if (this.completedTasks.size() > MAX_COMPLETED_TASKS) {
			this.completedTasks.remove();
		}
	}

	/**
	 * The last tasks the master was done with, the oldest first.
	 */
	Collection<TaskRecord> completedTasks() {
		return this.completedTasks;
	}

	DeclineFilters filters() {
		return this.filters;
	}

	OfferConstraintsFilter constraints() {
		return this.constraints;
	}

	void constrain(OfferConstraintsFilter constraints) {
		this.constraints = constraints;
	}

	boolean isSuppressed(String role) {
		return this.suppressedRoles.contains(role);
	}

	void suppress(Set<String> roles) {
		this.suppressedRoles.addAll(roles);
	}

	void revive(Set<String> roles) {
		this.suppressedRoles.removeAll(roles);
		roles.forEach(this.filters::clear);
	}

	long registered() {
		return this.registered;
	}

	long reregistered() {
		return this.reregistered;
	}

	long unregistered() {
		return this.unregistered;
	}

}
