package io.github.mesosspring.embedded.agent;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.DrainConfig;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.Operation;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * Knows the tasks of each framework, from their launch to the acknowledgement of their
 * end.
 */
final class LocalAgent implements Agent {

	private static final Log logger = LogFactory.getLog(LocalAgent.class);

	private final AgentInfo info;

	private final MasterLink master = new MasterLink();

	private final AgentThread thread;

	private final LiveProcesses processes;

	private final ProcessLauncher launcher;

	private final OperationStatuses operations;

	/** Belongs to the agent's thread. */
	private final Map<FrameworkID, Map<TaskID, CommandTask>> tasks = new HashMap<>();

	LocalAgent(AgentInfo info, Path workDirectory, Scheduler scheduler) {
		this.info = info;
		this.thread = new AgentThread(scheduler);
		this.operations = new OperationStatuses(info, this.master, this.thread);
		this.processes = new LiveProcesses(new Daemons(info.getId(), workDirectory));
		this.launcher = new ProcessLauncher(info.getId(), workDirectory, this.processes);
	}

	@Override
	public AgentInfo info() {
		return this.info;
	}

	@Override
	public void connect(AgentListener listener) {
		this.thread.run(() -> {
			this.master.connect(listener);
			this.master.registered(report());
			resend();
		});
	}

	@Override
	public void disconnect() {
		this.thread.run(this.master::disconnect);
	}

	@Override
	public void launch(FrameworkInfo framework, TaskInfo task) {
		this.thread.run(() -> {
			if (task(framework.getId(), task.getTaskId()) != null) {
				logger.warn("Task '" + task.getTaskId().getValue() + "' was launched again before its last update was"
						+ " acknowledged; the second launch is ignored, use a new task id");
				return;
			}
			CommandTask launched = newTask(framework, task);
			this.tasks.computeIfAbsent(framework.getId(), (id) -> new HashMap<>()).put(task.getTaskId(), launched);
			// A turn of its own, so that a kill that came right behind the launch is in
			// time.
			this.thread.run(launched::start);
		});
	}

	@Override
	public void kill(FrameworkID framework, TaskID task, @Nullable KillPolicy policy) {
		this.thread.run(() -> {
			CommandTask known = task(framework, task);
			if (known != null) {
				known.kill();
			}
		});
	}

	@Override
	public void acknowledge(FrameworkID framework, TaskID task, ByteString uuid) {
		this.thread.run(() -> {
			CommandTask known = task(framework, task);
			TaskStatus acknowledged = (known != null) ? known.stream().acknowledge(uuid) : null;
			if (acknowledged != null && isTerminal(acknowledged.getState())) {
				forget(framework, task);
			}
		});
	}

	@Override
	public void shutdownExecutor(FrameworkID framework, ExecutorID executor) {
		this.thread.run(() -> {
			CommandTask known = task(framework, TaskID.newBuilder().setValue(executor.getValue()).build());
			if (known != null) {
				known.shutdown();
			}
		});
	}

	@Override
	public void frameworkUpdated(FrameworkInfo framework) {
		this.thread.run(this::resend);
	}

	private void resend() {
		known().forEach((task) -> task.stream().resend());
		this.operations.resend();
	}

	private AgentReport report() {
		List<CommandTask> known = known();
		return new AgentReport(this.operations.total(), known.stream().map(CommandTask::framework).distinct().toList(),
				List.of(), known.stream().map(CommandTask::describe).toList(), this.operations.operations());
	}

	// A copy: a listener may acknowledge while it is called.
	private List<CommandTask> known() {
		return this.tasks.values().stream().flatMap((each) -> each.values().stream()).toList();
	}

	@Override
	public void launchGroup(FrameworkInfo framework, ExecutorInfo executor, Iterable<TaskInfo> tasks) {
	}

	@Override
	public void message(FrameworkID framework, ExecutorID executor, ByteString data) {
	}

	@Override
	public void apply(Operation operation) {
		this.thread.run(() -> this.operations.apply(operation));
	}

	@Override
	public void acknowledgeOperation(FrameworkID framework, OperationID operation, ByteString uuid) {
		this.thread.run(() -> this.operations.acknowledge(framework, operation, uuid));
	}

	@Override
	public void drain(DrainConfig config) {
	}

	@Override
	public void shutdown() {
		this.thread.run(() -> {
			known().forEach(CommandTask::discard);
			this.tasks.clear();
		});
	}

	@Override
	public void removeFramework(FrameworkID framework) {
		this.thread.run(() -> {
			this.operations.remove(framework);
			Map<TaskID, CommandTask> removed = this.tasks.remove(framework);
			if (removed != null) {
				removed.values().forEach(CommandTask::discard);
			}
		});
	}

	@Override
	public void close() {
		this.thread.close();
		this.processes.close();
	}

	private CommandTask newTask(FrameworkInfo framework, TaskInfo task) {
		ContainerID container = ContainerID.newBuilder().setValue(UUID.randomUUID().toString()).build();
		boolean reportsKilling = framework.getCapabilitiesList()
			.stream()
			.anyMatch((capability) -> capability.getType() == Capability.Type.TASK_KILLING_STATE);
		return new CommandTask(framework, reportsKilling, task, container,
				new StatusUpdates(this.info.getId(), task, container),
				new StatusUpdateStream(framework.getId(), this.master, this.thread), this.launcher, this.thread);
	}

	private @Nullable CommandTask task(FrameworkID framework, TaskID task) {
		return this.tasks.getOrDefault(framework, Map.of()).get(task);
	}

	private void forget(FrameworkID framework, TaskID task) {
		Map<TaskID, CommandTask> remaining = this.tasks.getOrDefault(framework, Map.of());
		remaining.remove(task);
		if (remaining.isEmpty()) {
			this.tasks.remove(framework);
		}
	}

	private static boolean isTerminal(TaskState state) {
		return switch (state) {
			case TASK_FINISHED, TASK_FAILED, TASK_KILLED -> true;
			default -> false;
		};
	}

}
