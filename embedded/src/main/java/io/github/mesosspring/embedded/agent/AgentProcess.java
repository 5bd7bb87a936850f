package io.github.mesosspring.embedded.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.DrainConfig;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What a real agent is a process for: it knows all that runs, and may end and start
 * again. Used on the agent's thread only.
 */
final class AgentProcess {

	private static final Log logger = LogFactory.getLog(AgentProcess.class);

	/** From the start until the first path is known. */
	private static final Duration INITIALIZATION = Duration.ofMillis(90);

	enum Phase {

		DOWN, RECOVERING, RUNNING

	}

	private final AgentServices services;

	private final AgentPort port;

	private final MasterLink master = new MasterLink();

	private final AgentRuns runs = new AgentRuns();

	private final OperationStatuses operations;

	private final List<Runnable> lostLaunches = new ArrayList<>();

	private Phase phase = Phase.RUNNING;

	private @Nullable AgentListener listener;

	AgentProcess(AgentInfo info, AgentThread thread, ProcessLauncher launcher, AgentPort port) {
		this.port = port;
		this.operations = new OperationStatuses(info, this.master, thread);
		this.services = new AgentServices(info, thread, this.master, new TaskUpdates(this.master, thread), launcher,
				this::sweep);
	}

	AgentServices services() {
		return this.services;
	}

	OperationStatuses operations() {
		return this.operations;
	}

	AgentRuns runs() {
		return this.runs;
	}

	Phase phase() {
		return this.phase;
	}

	void serve() {
		this.port.serve(new AgentRoutes(this));
	}

	void connect(AgentListener listener) {
		this.listener = listener;
		if (this.phase == Phase.RUNNING) {
			register(listener);
		}
	}

	void disconnect() {
		this.listener = null;
		this.master.disconnect();
	}

	private void register(AgentListener listener) {
		this.master.connect(listener);
		this.master.registered(report());
		resend();
	}

	void resend() {
		this.services.updates().resend();
		this.operations.resend();
	}

	private AgentReport report() {
		List<FrameworkRun> frameworks = this.runs.frameworks();
		List<ExecutorInfo> executors = frameworks.stream()
			.flatMap((framework) -> framework.describeExecutors().stream())
			.toList();
		List<Task> tasks = frameworks.stream().flatMap((framework) -> framework.describeTasks().stream()).toList();
		return new AgentReport(this.operations.total(), frameworks.stream().map(FrameworkRun::info).toList(), executors,
				tasks, this.operations.operations());
	}

	/**
	 * Launch tasks, unless one of them is known.
	 */
	void launch(FrameworkInfo framework, List<TaskInfo> tasks, Consumer<FrameworkRun> launch) {
		if (this.phase != Phase.RUNNING) {
			tasks.forEach((task) -> this.lostLaunches.add(() -> reportLost(framework, task)));
			return;
		}
		for (TaskInfo task : tasks) {
			if (this.runs.executorOf(framework.getId(), task.getTaskId()) != null) {
				logger.warn("Task '" + task.getTaskId().getValue() + "' was launched again before its last update was"
						+ " acknowledged; the second launch is ignored, use a new task id");
				return;
			}
		}
		launch.accept(this.runs.framework(framework, this.services));
	}

	/** What a master that registers the agent again finds missing. */
	private void reportLost(FrameworkInfo framework, TaskInfo task) {
		this.services.updates()
			.add(framework, new ExecutorEnd(Capabilities.dropped(framework), TaskStatus.Reason.REASON_RECONCILIATION,
					"Reconciliation: task unknown to the agent")
				.of(task, Containers.create(), this.services));
	}

	void kill(FrameworkID framework, TaskID task, @Nullable KillPolicy policy) {
		ExecutorRun executor = this.runs.executorOf(framework, task);
		if (executor != null && this.phase == Phase.RUNNING) {
			executor.kill(task, policy);
		}
	}

	void acknowledge(FrameworkID framework, TaskID task, ByteString uuid) {
		if (this.phase == Phase.RUNNING && this.services.updates().acknowledge(framework, task, uuid)) {
			ExecutorRun executor = this.runs.executorOf(framework, task);
			if (executor != null) {
				executor.forget(task);
			}
			sweep(framework);
		}
	}

	void withExecutor(FrameworkID framework, ExecutorID id, Consumer<ExecutorRun> action) {
		FrameworkRun run = this.runs.framework(framework);
		ExecutorRun executor = (run != null) ? run.executor(id) : null;
		if (executor != null && this.phase == Phase.RUNNING) {
			action.accept(executor);
		}
	}

	void removeFramework(FrameworkID framework) {
		this.operations.remove(framework);
		this.runs.discard(framework, this.services.updates());
		sweep(framework);
	}

	void drain(DrainConfig config) {
		Duration longest = config.hasMaxGracePeriod() ? CommandTask.duration(config.getMaxGracePeriod()) : null;
		this.services.updates().draining(config);
		this.runs.executors().forEach((executor) -> executor.drain(longest));
		endDrainIfEmpty();
	}

	private void endDrainIfEmpty() {
		if (this.runs.isEmpty()) {
			this.services.updates().draining(null);
		}
	}

	private void sweep(FrameworkID framework) {
		this.runs.sweep(framework);
		endDrainIfEmpty();
	}

	void shutdown() {
		this.runs.frameworks().forEach((framework) -> removeFramework(framework.info().getId()));
	}

	/** The process ends. Executors do not. */
	void crash() {
		if (this.phase == Phase.DOWN) {
			return;
		}
		this.phase = Phase.DOWN;
		this.master.disconnected();
		this.master.disconnect();
		this.runs.executors().forEach(ExecutorRun::agentLost);
		this.port.cutConnections();
	}

	/** The process starts again and finds what it wrote down. */
	void start() {
		if (this.phase != Phase.DOWN) {
			return;
		}
		this.phase = Phase.RECOVERING;
		this.runs.frameworks()
			.stream()
			.filter((framework) -> !framework.info().getCheckpoint())
			.forEach((framework) -> removeFramework(framework.info().getId()));
		this.services.thread().after(INITIALIZATION, this::serve);
		this.services.thread().after(INITIALIZATION.plus(AgentTimeouts.REREGISTRATION), this::recovered);
	}

	/** What waited meanwhile is sent twice, as a real agent does. */
	private void recovered() {
		if (this.phase != Phase.RECOVERING) {
			return;
		}
		this.phase = Phase.RUNNING;
		this.runs.executors().forEach(ExecutorRun::agentRecovered);
		if (this.listener != null) {
			register(this.listener);
			resend();
		}
		this.lostLaunches.forEach(Runnable::run);
		this.lostLaunches.clear();
	}

	/**
	 * The process aborts, and who watches over it starts it again at once.
	 * @param cause what a real agent cannot stand
	 */
	void abort(String cause) {
		logger.warn("A real Mesos agent would have aborted here: " + cause
				+ ". Its connections are cut and it starts again");
		crash();
		start();
	}

}
