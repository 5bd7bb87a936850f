package io.github.mesosspring.embedded.script;

import java.time.Duration;

import io.github.mesosspring.embedded.agent.AgentThread;
import io.github.mesosspring.embedded.agent.LaunchedTasks;
import io.github.mesosspring.embedded.agent.StatusUpdateStream;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus.Reason;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * One task that plays its script. Used on the agent's thread only.
 */
final class ScriptedTask {

	private enum State {

		STAGING, RUNNING, KILLING, ENDED

	}

	private final FrameworkInfo framework;

	private final TaskInfo info;

	private final TaskPlan plan;

	private final ScriptedExecutor executor;

	private final ScriptedUpdates updates;

	private final StatusUpdateStream stream;

	private final AgentThread thread;

	private Disposable.Composite timers = Disposables.composite();

	private State state = State.STAGING;

	ScriptedTask(FrameworkInfo framework, TaskInfo info, TaskPlan plan, ScriptedExecutor executor,
			ScriptedUpdates updates, StatusUpdateStream stream, AgentThread thread) {
		this.framework = framework;
		this.info = info;
		this.plan = plan;
		this.executor = executor;
		this.updates = updates;
		this.stream = stream;
		this.thread = thread;
	}

	TaskID id() {
		return this.info.getTaskId();
	}

	ScriptedExecutor executor() {
		return this.executor;
	}

	FrameworkInfo framework() {
		return this.framework;
	}

	StatusUpdateStream stream() {
		return this.stream;
	}

	boolean hasEnded() {
		return this.state == State.ENDED;
	}

	boolean echoes() {
		return this.plan.echoes() && (this.state == State.RUNNING || this.state == State.KILLING);
	}

	/** The task as a master knows it. */
	Task describe() {
		return this.stream.describe(LaunchedTasks.of(this.framework.getId(), this.info));
	}

	void start() {
		if (this.state == State.STAGING && this.plan.start() != null) {
			later(this.plan.start(), this::run);
		}
	}

	/** The script cannot be read. */
	void refuse(String message) {
		end(() -> this.stream.add(this.updates.fromAgent(TaskState.TASK_FAILED, Reason.REASON_CONTAINER_LAUNCH_FAILED,
				"Failed to launch container: " + message)));
		this.executor.ended(this, TaskState.TASK_FAILED);
	}

	private void run() {
		this.state = State.RUNNING;
		add(TaskState.TASK_STARTING, null, null);
		add(TaskState.TASK_RUNNING, null, null);
		this.plan.health()
			.forEach((change) -> later(change.after(), () -> this.stream.add(this.updates.ofHealth(change.healthy()))));
		TaskPlan.End end = this.plan.end();
		if (end.kind() != TaskPlan.Kind.NEVER) {
			later(end.after(), () -> endAsWritten(end));
		}
		long limit = this.info.getMaxCompletionTime().getNanoseconds();
		if (limit > 0) {
			later(Duration.ofNanos(limit), () -> endWith(TaskState.TASK_FAILED,
					Reason.REASON_MAX_COMPLETION_TIME_REACHED, "Command terminated with signal Killed"));
		}
	}

	private void endAsWritten(TaskPlan.End end) {
		switch (end.kind()) {
			case CRASH -> this.executor.crash();
			case FINISH -> endWith(TaskState.TASK_FINISHED, end.reason(), message(end));
			default -> endWith(TaskState.TASK_FAILED, end.reason(), message(end));
		}
	}

	private static String message(TaskPlan.End end) {
		return (end.message() != null) ? end.message() : "Command exited with status " + end.exitStatus();
	}

	void kill() {
		Duration time = this.plan.kill();
		if (time == null) {
			return;
		}
		if (this.state == State.STAGING) {
			end(() -> this.stream.add(this.updates.fromAgent(TaskState.TASK_KILLED,
					Reason.REASON_TASK_KILLED_DURING_LAUNCH, "Killed before delivery to the executor")));
			this.executor.ended(this, TaskState.TASK_KILLED);
		}
		else if (this.state == State.RUNNING) {
			this.state = State.KILLING;
			this.timers.dispose();
			this.timers = Disposables.composite();
			if (hasKillingState(this.framework)) {
				add(TaskState.TASK_KILLING, null, null);
			}
			later(time, () -> endWith(TaskState.TASK_KILLED, null, "Command terminated with signal Terminated"));
		}
	}

	/** Its executor is gone. */
	void loseExecutor() {
		end(() -> this.stream.add(this.updates.fromAgent(TaskState.TASK_FAILED, Reason.REASON_EXECUTOR_TERMINATED,
				"Executor terminated")));
	}

	/** Nobody wants to hear of this task any more. */
	void discard() {
		this.stream.close();
		end(() -> {
		});
	}

	private void endWith(TaskState last, @Nullable Reason reason, String message) {
		end(() -> add(last, reason, message));
		this.executor.ended(this, last);
	}

	private void end(Runnable report) {
		if (this.state != State.ENDED) {
			this.state = State.ENDED;
			this.timers.dispose();
			report.run();
		}
	}

	private void add(TaskState next, @Nullable Reason reason, @Nullable String message) {
		this.stream.add(this.updates.fromExecutor(next, reason, message));
	}

	private void later(Duration delay, Runnable action) {
		this.timers.add(this.thread.after(delay, action));
	}

	private static boolean hasKillingState(FrameworkInfo framework) {
		return framework.getCapabilitiesList()
			.stream()
			.anyMatch((capability) -> capability.getType() == Capability.Type.TASK_KILLING_STATE);
	}

}
