package io.github.mesosspring.embedded.agent;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.DurationInfo;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.TaskStatus.Reason;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * A task with a command, from its launch to its end, as the command executor and the
 * default executor see it. Used on the agent's thread only.
 */
final class CommandTask {

	private static final Log logger = LogFactory.getLog(CommandTask.class);

	/** Between SIGTERM and SIGKILL, unless the task's own policy says otherwise. */
	static final Duration KILL_GRACE = Duration.ofSeconds(3);

	/**
	 * When the agent shuts the executor down: the 5 s that the executor has, less 2 s
	 * that it keeps for the report.
	 */
	static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(3);

	/** How long what the command started outlives the command that was asked to end. */
	private static final Duration ORPHAN_GRACE = Duration.ofSeconds(1);

	private enum State {

		LAUNCHING, RUNNING, KILLING, OVERDUE, ENDED

	}

	private final FrameworkInfo framework;

	private final TaskInfo task;

	private final ContainerID container;

	private final boolean reportsKilling;

	private final StatusUpdates statuses;

	private final TaskUpdates updates;

	private final ProcessLauncher launcher;

	private final AgentThread thread;

	private final Consumer<TaskState> whenEnded;

	private State state = State.LAUNCHING;

	private TaskState latest = TaskState.TASK_STAGING;

	private @Nullable ProcessTree process;

	private long killDeadline;

	private Disposable escalation = Disposables.disposed();

	private Disposable completionLimit = Disposables.disposed();

	private boolean discarded;

	CommandTask(FrameworkInfo framework, TaskInfo task, ContainerID container, AgentServices agent,
			Consumer<TaskState> whenEnded) {
		this.framework = framework;
		this.reportsKilling = Capabilities.reportsKilling(framework);
		this.task = task;
		this.container = container;
		this.statuses = new StatusUpdates(agent.info().getId(), task, container, agent.thread());
		this.updates = agent.updates();
		this.launcher = agent.launcher();
		this.thread = agent.thread();
		this.whenEnded = whenEnded;
	}

	TaskInfo info() {
		return this.task;
	}

	boolean isEnded() {
		return this.state == State.ENDED;
	}

	void start() {
		if (this.state != State.LAUNCHING) {
			return;
		}
		ProcessTree process;
		try {
			process = this.launcher.launch(this.framework.getId(), this.task, this.container);
		}
		catch (LaunchException ex) {
			logger.warn("Task '" + this.task.getTaskId().getValue() + "' cannot be launched: " + ex.getMessage());
			logger.debug("Its cause", ex);
			end(TaskState.TASK_FAILED, Reason.REASON_CONTAINER_LAUNCH_FAILED, ex.getMessage());
			return;
		}
		this.process = process;
		this.state = State.RUNNING;
		add(process, TaskState.TASK_STARTING, null, null);
		add(process, TaskState.TASK_RUNNING, null, null);
		if (this.task.getMaxCompletionTime().getNanoseconds() > 0) {
			this.completionLimit = this.thread.after(duration(this.task.getMaxCompletionTime()), this::overdue);
		}
		process.exit().whenComplete((status, ex) -> this.thread.run(() -> exited(process, status)));
	}

	void kill() {
		kill(grace());
	}

	/** The time between SIGTERM and SIGKILL that the task asks for. */
	Duration grace() {
		return this.task.getKillPolicy().hasGracePeriod() ? duration(this.task.getKillPolicy().getGracePeriod())
				: KILL_GRACE;
	}

	/** The executor ends, and the task before it. */
	void shutdown() {
		if (this.state == State.LAUNCHING) {
			end(TaskState.TASK_FAILED, Reason.REASON_EXECUTOR_TERMINATED, "Executor terminated");
			return;
		}
		kill(SHUTDOWN_GRACE);
	}

	/** Nobody wants to hear of this task any more. */
	void discard() {
		this.discarded = true;
		shutdown();
	}

	void kill(Duration grace) {
		switch (this.state) {
			case LAUNCHING -> end(TaskState.TASK_KILLED, Reason.REASON_TASK_KILLED_DURING_LAUNCH,
					"Killed before delivery to the executor");
			case RUNNING -> terminate(State.KILLING, grace);
			case KILLING -> shortenGrace(grace);
			case OVERDUE, ENDED -> {
			}
		}
	}

	private void overdue() {
		if (this.state == State.RUNNING) {
			terminate(State.OVERDUE, Duration.ZERO);
		}
	}

	private void terminate(State next, Duration grace) {
		ProcessTree process = this.process;
		if (process == null) {
			return;
		}
		this.state = next;
		if (this.reportsKilling) {
			add(process, TaskState.TASK_KILLING, null, null);
		}
		this.completionLimit.dispose();
		process.terminate();
		escalate(process, grace);
	}

	/** A later kill never prolongs an earlier one. */
	private void shortenGrace(Duration grace) {
		if (this.process != null && this.thread.nanoTime() + grace.toNanos() - this.killDeadline < 0) {
			escalate(this.process, grace);
		}
	}

	private void escalate(ProcessTree process, Duration grace) {
		this.killDeadline = this.thread.nanoTime() + grace.toNanos();
		this.escalation.dispose();
		this.escalation = this.thread.after(grace, () -> this.launcher.end(process));
	}

	private void exited(ProcessTree process, @Nullable ExitStatus status) {
		State before = this.state;
		if (before == State.ENDED) {
			return;
		}
		this.state = State.ENDED;
		this.escalation.dispose();
		this.completionLimit.dispose();
		if (process.isTerminating()) {
			this.thread.after(ORPHAN_GRACE, () -> this.launcher.end(process));
		}
		String message = (status != null) ? status.message() : "Failed to get exit status for Command";
		switch (before) {
			case KILLING ->
				add(process, finishedInSpite(status) ? TaskState.TASK_FINISHED : TaskState.TASK_KILLED, null, message);
			case OVERDUE -> add(process, TaskState.TASK_FAILED, Reason.REASON_MAX_COMPLETION_TIME_REACHED, message);
			default ->
				add(process, (status != null && status.isSuccess()) ? TaskState.TASK_FINISHED : TaskState.TASK_FAILED,
						null, message);
		}
		this.whenEnded.accept(this.latest);
	}

	/**
	 * The default executor takes a command that ends well after SIGTERM for finished, the
	 * command executor does not.
	 */
	private boolean finishedInSpite(@Nullable ExitStatus status) {
		return this.container.hasParent() && status != null && status.isSuccess();
	}

	private void end(TaskState state, Reason reason, @Nullable String message) {
		this.state = State.ENDED;
		add(this.statuses.fromAgent(state, reason, (message != null) ? message : ""));
		this.whenEnded.accept(state);
	}

	private void add(ProcessTree process, TaskState state, @Nullable Reason reason, @Nullable String message) {
		add(this.statuses.fromExecutor(state, process.pid(), reason, message));
	}

	private void add(TaskStatus status) {
		this.latest = status.getState();
		if (!this.discarded) {
			this.updates.add(this.framework, status);
		}
	}

	static Duration duration(DurationInfo info) {
		return Duration.ofNanos(Math.max(0, info.getNanoseconds()));
	}

}
