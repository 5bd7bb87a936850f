package io.github.mesosspring.simulation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * An agent: it outlives masters, and registers with each new one in its own time.
 */
final class SimulatedAgent {

	/** How many tasks fit. */
	private static final int ROOM = 4;

	private final World world;

	private final String name;

	private final Map<String, SimulatedTask> tasks = new LinkedHashMap<>();

	private @Nullable MasterProcess master;

	SimulatedAgent(World world, String name) {
		this.world = world;
		this.name = name;
	}

	String name() {
		return this.name;
	}

	void register(MasterProcess with) {
		if (with.isAlive()) {
			this.master = with;
			this.world.trace().note(this.name, "registers with " + with.name());
			with.registered(this);
		}
	}

	boolean isRegisteredWith(MasterProcess process) {
		return this.master == process;
	}

	boolean hasRoom() {
		return this.tasks.values().stream().filter((task) -> !task.isTerminal()).count() < ROOM;
	}

	void launch(String task, String framework) {
		SimulatedTask launched = new SimulatedTask(this.world, this, task, framework);
		this.tasks.put(task, launched);
		launched.launch();
	}

	@Nullable SimulatedTask task(String task) {
		return this.tasks.get(task);
	}

	Collection<SimulatedTask> tasks() {
		return List.copyOf(this.tasks.values());
	}

	boolean runs(SimulatedTask task) {
		return this.tasks.containsValue(task);
	}

	void forget(SimulatedTask task) {
		this.tasks.remove(task.name());
	}

	void acknowledged(String task, ByteString uuid) {
		SimulatedTask known = this.tasks.get(task);
		if (known != null) {
			known.acknowledged(uuid);
		}
	}

	/**
	 * Send what waits for an acknowledgement, as agents do when they hear of a
	 * subscription.
	 */
	void resend(String framework) {
		tasks().stream().filter((task) -> task.framework().equals(framework)).forEach(SimulatedTask::sendAnew);
	}

	void kill(String framework) {
		for (SimulatedTask task : tasks()) {
			if (task.framework().equals(framework)) {
				task.orphaned();
				forget(task);
			}
		}
	}

	void forward(SimulatedTask task, TaskStatus status) {
		MasterProcess receiver = this.master;
		if (receiver != null) {
			this.world.later(() -> receiver.forward(task.framework(), status));
		}
	}

}
