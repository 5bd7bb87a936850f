package io.github.mesosspring.embedded.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.AgentListener;
import io.github.mesosspring.embedded.agent.AgentReport;
import io.github.mesosspring.embedded.agent.AgentThread;
import io.github.mesosspring.embedded.agent.LaunchedTasks;
import io.github.mesosspring.embedded.agent.MasterLink;
import io.github.mesosspring.embedded.agent.OperationStatuses;
import io.github.mesosspring.embedded.agent.StatusUpdateStream;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.DrainConfig;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.Operation;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * Knows the tasks of each framework, from their launch to the acknowledgement of their
 * end.
 */
final class ScriptedAgent implements Agent {

	private final AgentInfo info;

	private final TaskScripts scripts;

	private final MasterLink master = new MasterLink();

	private final AgentThread thread;

	/** Belongs to the agent's thread. */
	private final Map<TaskKey, ScriptedTask> tasks = new LinkedHashMap<>();

	/** Belongs to the agent's thread. */
	private final Map<ExecutorKey, ScriptedExecutor> executors = new LinkedHashMap<>();

	/** Most agents never see an operation. */
	private @Nullable OperationStatuses operations;

	ScriptedAgent(AgentInfo info, TaskScripts scripts, Scheduler scheduler) {
		this.info = info;
		this.scripts = scripts;
		this.thread = new AgentThread(scheduler);
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

	private AgentReport report() {
		List<ScriptedTask> known = List.copyOf(this.tasks.values());
		return new AgentReport((this.operations != null) ? this.operations.total() : this.info.getResourcesList(),
				known.stream().map(ScriptedTask::framework).distinct().toList(),
				this.executors.values()
					.stream()
					.filter((executor) -> !executor.isGone())
					.map(ScriptedExecutor::describe)
					.filter(Objects::nonNull)
					.toList(),
				known.stream().map(ScriptedTask::describe).toList(),
				(this.operations != null) ? this.operations.operations() : List.of());
	}

	@Override
	public void disconnect() {
		this.thread.run(this.master::disconnect);
	}

	@Override
	public void launch(FrameworkInfo framework, TaskInfo task) {
		this.thread.run(() -> {
			ScriptedExecutor.Kind kind = task.hasExecutor() ? ScriptedExecutor.Kind.CUSTOM
					: ScriptedExecutor.Kind.COMMAND;
			launch(framework, task, kind, task.hasExecutor() ? task.getExecutor() : null);
		});
	}

	@Override
	public void launchGroup(FrameworkInfo framework, ExecutorInfo executor, Iterable<TaskInfo> tasks) {
		ScriptedExecutor.Kind kind = (executor.getType() == ExecutorInfo.Type.DEFAULT) ? ScriptedExecutor.Kind.GROUP
				: ScriptedExecutor.Kind.CUSTOM;
		this.thread.run(() -> tasks.forEach((task) -> launch(framework, task, kind, executor)));
	}

	private void launch(FrameworkInfo framework, TaskInfo info, ScriptedExecutor.Kind kind,
			@Nullable ExecutorInfo executorInfo) {
		TaskKey key = new TaskKey(framework.getId(), info.getTaskId());
		if (this.tasks.containsKey(key)) {
			return;
		}
		ExecutorID id = (executorInfo != null) ? executorInfo.getExecutorId()
				: ExecutorID.newBuilder().setValue(info.getTaskId().getValue()).build();
		this.executors.values().removeIf(ScriptedExecutor::isGone);
		ScriptedExecutor executor = this.executors.computeIfAbsent(new ExecutorKey(framework.getId(), id),
				(unknown) -> new ScriptedExecutor(kind, framework.getId(), id, executorInfo, this.master));
		TaskPlan plan = TaskScript.stayRunning().plan();
		String problem = null;
		try {
			plan = this.scripts.of(info).plan();
		}
		catch (IllegalArgumentException ex) {
			problem = ex.getMessage();
		}
		AgentListener listener = plan.repeats() ? new RepeatingListener(this.master) : this.master;
		ScriptedTask task = new ScriptedTask(framework, info, plan, executor,
				new ScriptedUpdates(this.info.getId(), id, info.getTaskId(), this.thread),
				new StatusUpdateStream(framework.getId(), listener, this.thread), this.thread);
		this.tasks.put(key, task);
		executor.add(task);
		if (problem != null) {
			task.refuse(problem);
			return;
		}
		// A turn of its own, so that a kill that came right behind the launch is in time.
		this.thread.run(task::start);
	}

	@Override
	public void kill(FrameworkID framework, TaskID task, @Nullable KillPolicy policy) {
		this.thread.run(() -> {
			ScriptedTask known = this.tasks.get(new TaskKey(framework, task));
			if (known != null) {
				known.kill();
			}
		});
	}

	@Override
	public void acknowledge(FrameworkID framework, TaskID task, ByteString uuid) {
		this.thread.run(() -> {
			TaskKey key = new TaskKey(framework, task);
			ScriptedTask known = this.tasks.get(key);
			TaskStatus acknowledged = (known != null) ? known.stream().acknowledge(uuid) : null;
			if (acknowledged != null && LaunchedTasks.isTerminal(acknowledged.getState())) {
				this.tasks.remove(key);
				this.executors.values().removeIf(ScriptedExecutor::isGone);
			}
		});
	}

	@Override
	public void message(FrameworkID framework, ExecutorID executor, ByteString data) {
		this.thread.run(() -> withExecutor(framework, executor, (known) -> known.message(data)));
	}

	@Override
	public void shutdownExecutor(FrameworkID framework, ExecutorID executor) {
		this.thread.run(() -> withExecutor(framework, executor, ScriptedExecutor::shutdown));
	}

	private void withExecutor(FrameworkID framework, ExecutorID id, Consumer<ScriptedExecutor> action) {
		ScriptedExecutor executor = this.executors.get(new ExecutorKey(framework, id));
		if (executor != null) {
			action.accept(executor);
		}
	}

	@Override
	public void frameworkUpdated(FrameworkInfo framework) {
		this.thread.run(this::resend);
	}

	// A copy: a listener may acknowledge while it is called.
	private void resend() {
		List.copyOf(this.tasks.values()).forEach((task) -> task.stream().resend());
		if (this.operations != null) {
			this.operations.resend();
		}
	}

	@Override
	public void drain(DrainConfig config) {
		this.thread.run(() -> List.copyOf(this.tasks.values()).forEach(ScriptedTask::kill));
	}

	@Override
	public void apply(Operation operation) {
		this.thread.run(() -> {
			OperationStatuses known = this.operations;
			if (known == null) {
				known = new OperationStatuses(this.info, this.master, this.thread);
				this.operations = known;
			}
			known.apply(operation);
		});
	}

	@Override
	public void acknowledgeOperation(FrameworkID framework, OperationID operation, ByteString uuid) {
		this.thread.run(() -> {
			if (this.operations != null) {
				this.operations.acknowledge(framework, operation, uuid);
			}
		});
	}

	@Override
	public void removeFramework(FrameworkID framework) {
		this.thread.run(() -> {
			discard(framework::equals);
			if (this.operations != null) {
				this.operations.remove(framework);
			}
		});
	}

	@Override
	public void shutdown() {
		this.thread.run(() -> discard((framework) -> true));
	}

	private void discard(Predicate<FrameworkID> which) {
		this.tasks.values()
			.stream()
			.filter((task) -> which.test(task.framework().getId()))
			.forEach(ScriptedTask::discard);
		this.tasks.keySet().removeIf((key) -> which.test(key.framework));
		this.executors.keySet().removeIf((key) -> which.test(key.framework));
	}

	@Override
	public void close() {
		this.thread.close();
	}

	private record TaskKey(FrameworkID framework, TaskID task) {
	}

	private record ExecutorKey(FrameworkID framework, ExecutorID executor) {
	}

}
