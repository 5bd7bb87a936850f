package io.github.mesosspring.simulation;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * A task and the updates of its state, as an agent keeps them: one is under way at a
 * time, again and again until it is acknowledged, and only then the next.
 */
final class SimulatedTask {

	private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(10);

	private static final long LONGEST_PAUSE = TimeUnit.MINUTES.toNanos(10);

	private final World world;

	private final SimulatedAgent agent;

	private final String name;

	private final String framework;

	private final Deque<TaskStatus> unacknowledged = new ArrayDeque<>();

	private Disposable timer = Disposables.disposed();

	private long pause;

	private double number;

	private TaskState state = TaskState.TASK_STAGING;

	SimulatedTask(World world, SimulatedAgent agent, String name, String framework) {
		this.world = world;
		this.agent = agent;
		this.name = name;
		this.framework = framework;
	}

	String name() {
		return this.name;
	}

	String framework() {
		return this.framework;
	}

	TaskState state() {
		return this.state;
	}

	boolean isTerminal() {
		return this.state == TaskState.TASK_FINISHED || this.state == TaskState.TASK_KILLED;
	}

	boolean isDone() {
		return isTerminal() && this.unacknowledged.isEmpty();
	}

	/**
	 * Live: start, run, change now and then, and finish.
	 */
	void launch() {
		long second = TimeUnit.SECONDS.toNanos(1);
		this.world.scheduler().after(this.world.random().nextLong(second), () -> become(TaskState.TASK_STARTING));
		this.world.scheduler()
			.after(this.world.random().nextLong(second, 3 * second), () -> become(TaskState.TASK_RUNNING));
		this.world.scheduler()
			.after(this.world.random().nextLong(3 * second, 300 * second), () -> become(TaskState.TASK_FINISHED));
	}

	void become(TaskState next) {
		if (isTerminal() || !this.agent.runs(this)) {
			return;
		}
		this.state = next;
		// the time tells updates of a task apart and their order
		TaskStatus status = Messages.status(this.name, this.agent.name(), next)
			.setUuid(uuid())
			.setTimestamp(++this.number)
			.build();
		this.world.updates().made(Updates.key(status.getUuid()), this.name);
		this.unacknowledged.add(status);
		if (this.unacknowledged.size() == 1) {
			sendAnew();
		}
	}

	/**
	 * Send what is due at once, and start over with the shortest pause.
	 */
	void sendAnew() {
		this.pause = FIRST_PAUSE;
		send();
	}

	void acknowledged(ByteString uuid) {
		TaskStatus due = this.unacknowledged.peek();
		if (due != null && due.getUuid().equals(uuid)) {
			this.unacknowledged.remove();
			this.world.updates().acknowledged(Updates.key(uuid));
			this.timer.dispose();
			if (!this.unacknowledged.isEmpty()) {
				sendAnew();
			}
			else if (isTerminal()) {
				this.agent.forget(this);
			}
		}
	}

	/**
	 * Forget what there was to say: nobody is left to hear it.
	 */
	void orphaned() {
		this.timer.dispose();
		this.unacknowledged.forEach((status) -> this.world.updates().gone(Updates.key(status.getUuid())));
		this.unacknowledged.clear();
	}

	private void send() {
		this.timer.dispose();
		TaskStatus due = this.unacknowledged.peek();
		if (due != null) {
			this.agent.forward(this, due);
			if (this.world.faults().strikes(Fault.UPDATE_DUPLICATED, 0.5)) {
				this.world.scheduler()
					.after(this.world.random().nextLong(FIRST_PAUSE), () -> this.agent.forward(this, due));
			}
			this.timer = this.world.scheduler().after(this.pause, this::send);
			this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
		}
	}

	private ByteString uuid() {
		byte[] uuid = ByteBuffer.allocate(16)
			.putLong(this.world.random().nextLong())
			.putLong(this.world.random().nextLong())
			.array();
		uuid[6] = (byte) (uuid[6] & 0x0f | 0x40);
		return ByteString.copyFrom(uuid);
	}

}
