package io.github.mesosspring.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * A master from its start to its end: it knows the frameworks that subscribed to it and
 * the agents that registered with it, and nothing else.
 */
final class MasterProcess {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final World world;

	private final String name;

	private final String id;

	private final Reception reception;

	private final Map<String, RegisteredFramework> frameworks = new LinkedHashMap<>();

	private final Set<String> completed = new LinkedHashSet<>();

	private int offers;

	private int streams;

	private int registrations;

	private boolean alive = true;

	MasterProcess(World world, String name, String id) {
		this.world = world;
		this.name = name;
		this.id = id;
		this.reception = new Reception(world, this);
		world.scheduler().after(SECOND, this::allocate);
	}

	String name() {
		return this.name;
	}

	boolean isAlive() {
		return this.alive;
	}

	Answer answer(Request request) {
		return this.reception.answer(request);
	}

	@Nullable RegisteredFramework framework(String framework) {
		return this.frameworks.get(framework);
	}

	boolean isCompleted(String framework) {
		return this.completed.contains(framework);
	}

	List<SimulatedAgent> agents() {
		return this.world.cluster().agents().stream().filter((agent) -> agent.isRegisteredWith(this)).toList();
	}

	/**
	 * Give a framework a stream, and its former one an end.
	 */
	EventStream subscribe(Request request) {
		String framework = request.frameworkId().isEmpty() ? this.id + "-" + this.registrations++
				: request.frameworkId();
		RegisteredFramework registered = this.frameworks.computeIfAbsent(framework, RegisteredFramework::new);
		EventStream stream = stream(request, registered);
		registered.connect(stream);
		registered.suppress(request.call().getSubscribe().getSuppressedRolesCount() > 0);
		stream.send(Messages.subscribed(framework, this.id, stream.label()));
		beat(stream);
		agents().forEach((agent) -> this.world.later(() -> agent.resend(framework)));
		return stream;
	}

	/**
	 * Answer with a stream that holds nothing but a refusal.
	 */
	EventStream refuse(Request request, String words) {
		EventStream stream = stream(request, null);
		stream.send(Messages.error(words));
		stream.end();
		return stream;
	}

	/**
	 * Remove a framework for good.
	 */
	void complete(String framework) {
		RegisteredFramework removed = this.frameworks.remove(framework);
		this.completed.add(framework);
		this.world.checks().tell((check) -> check.frameworkGone(framework));
		this.world.cluster().agents().forEach((agent) -> agent.kill(framework));
		if (removed != null) {
			removed.disconnect(null);
		}
	}

	/**
	 * An agent registered: what runs on it is known from now on, and so is whose it is.
	 */
	void registered(SimulatedAgent agent) {
		for (SimulatedTask task : agent.tasks()) {
			this.frameworks.computeIfAbsent(task.framework(), RegisteredFramework::new);
		}
		this.frameworks.keySet().forEach(agent::resend);
	}

	void forward(String framework, TaskStatus status) {
		RegisteredFramework receiver = this.frameworks.get(framework);
		EventStream stream = (receiver != null) ? receiver.stream() : null;
		if (this.alive && stream != null) {
			stream.send(Messages.update(status, stream.label()));
		}
	}

	void die() {
		this.alive = false;
		for (RegisteredFramework framework : this.frameworks.values()) {
			EventStream stream = framework.stream();
			if (stream != null) {
				this.world.scheduler().after(this.world.random().nextLong(2 * SECOND), stream::reset);
			}
		}
	}

	/**
	 * Take an offer back.
	 * @return whether there was one
	 */
	boolean rescind() {
		for (RegisteredFramework framework : this.frameworks.values()) {
			if (!framework.offers().isEmpty()) {
				String offer = framework.offers().keySet().iterator().next();
				framework.offers().remove(offer);
				framework.send(Messages.rescind(offer));
				return true;
			}
		}
		return false;
	}

	private EventStream stream(Request request, @Nullable RegisteredFramework framework) {
		String label = this.id + "/" + ++this.streams;
		EventStream[] stream = new EventStream[1];
		stream[0] = new EventStream(this.world, request.encoding().codec(), "stream-" + label, label, () -> {
			if (framework != null && framework.stream() == stream[0]) {
				this.world.trace().note(this.name, "notices the end of " + label);
				framework.disconnect(null);
			}
		});
		return stream[0];
	}

	private void beat(EventStream stream) {
		if (this.alive && stream.isOpen()) {
			if (this.world.faults().strikes(Fault.HEARTBEATS_MISSING, 0.2)) {
				return;
			}
			stream.send(Messages.heartbeat());
			this.world.scheduler().after(Messages.HEARTBEAT_SECONDS * SECOND, () -> beat(stream));
		}
	}

	private void allocate() {
		if (!this.alive) {
			return;
		}
		this.frameworks.values().forEach(this::allocate);
		this.world.scheduler().after(this.world.settings().allocationNanos(), this::allocate);
	}

	private void allocate(RegisteredFramework framework) {
		EventStream stream = framework.stream();
		if (stream == null || framework.isSuppressed()) {
			return;
		}
		List<Offer> offered = new ArrayList<>();
		for (SimulatedAgent agent : agents()) {
			Long filter = framework.filters().get(agent);
			boolean filtered = filter != null && filter > this.world.scheduler().nanos();
			if (!filtered && agent.hasRoom() && !framework.offers().containsValue(agent)) {
				String offer = this.id + "-O" + this.offers++;
				framework.offers().put(offer, agent);
				offered.add(Messages.offer(offer, framework.id(), agent.name(), stream.label()));
			}
		}
		if (!offered.isEmpty()) {
			stream.send(Messages.offers(offered));
		}
	}

}
