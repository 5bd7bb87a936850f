package io.github.mesosspring.sample.executor;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.mesosspring.executor.ExecutorOperations;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A task with its process. Its output goes where that of the executor goes: to the files
 * {@code stdout} and {@code stderr} of the sandbox.
 */
class ShellTask {

	private static final Log logger = LogFactory.getLog(ShellTask.class);

	/** The secret of the executor, which is nobody else's. */
	private static final String TOKEN = "MESOS_EXECUTOR_AUTHENTICATION_TOKEN";

	/** Less than the grace period, so that what is reported still arrives. */
	private static final int END_SECONDS = 2;

	private final TaskInfo info;

	private final ExecutorOperations agent;

	/** Completes when the process has ended and that was reported. */
	private final CompletableFuture<Void> end = new CompletableFuture<>();

	private volatile boolean killed;

	private volatile @Nullable Process process;

	ShellTask(TaskInfo info, ExecutorOperations agent) {
		this.info = info;
		this.agent = agent;
	}

	String id() {
		return this.info.getTaskId().getValue();
	}

	/**
	 * Run it.
	 * @return completes when it has ended
	 */
	CompletableFuture<Void> start() {
		report(TaskState.TASK_STARTING, null);
		try {
			Process started = command().start();
			this.process = started;
			report(TaskState.TASK_RUNNING, "Process " + started.pid());
			started.onExit().thenAccept((ended) -> ended(ended.exitValue()));
		}
		catch (IOException ex) {
			logger.warn("Task '" + id() + "' cannot be started", ex);
			report(TaskState.TASK_FAILED, "Cannot be started: " + ex.getMessage());
			this.end.complete(null);
		}
		return this.end;
	}

	private ProcessBuilder command() {
		ProcessBuilder command = new ProcessBuilder("/bin/sh", "-c", this.info.getData().toStringUtf8()).inheritIO();
		command.environment().remove(TOKEN);
		return command;
	}

	private void ended(int status) {
		if (this.killed) {
			report(TaskState.TASK_KILLED, null);
		}
		else {
			report((status == 0) ? TaskState.TASK_FINISHED : TaskState.TASK_FAILED, "Exited with status " + status);
		}
		this.end.complete(null);
	}

	/** At once: a policy with a grace period would be a matter of the task. */
	void kill() {
		Process current = this.process;
		if (current != null) {
			this.killed = true;
			current.descendants().forEach(ProcessHandle::destroyForcibly);
			current.destroyForcibly();
		}
	}

	void awaitEnd() {
		try {
			this.end.get(END_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			logger.warn("Task '" + id() + "' was killed and does not end");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * The starter fills in what else the agent wants to know, and repeats it if need be.
	 */
	private void report(TaskState state, @Nullable String message) {
		this.agent.update(this.info.getTaskId(), state, message);
	}

}
