package io.github.mesosspring.embedded.agent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import org.jspecify.annotations.Nullable;

/**
 * A framework on an agent: its executors, of which there is at least one. Used on the
 * agent's thread only.
 */
final class FrameworkRun {

	private final FrameworkInfo info;

	private final AgentServices agent;

	private final Map<ExecutorID, ExecutorRun> executors = new LinkedHashMap<>();

	FrameworkRun(FrameworkInfo info, AgentServices agent) {
		this.info = info;
		this.agent = agent;
	}

	FrameworkInfo info() {
		return this.info;
	}

	/** The executors, in a list of its own: what is asked of one may remove it. */
	List<ExecutorRun> executors() {
		return List.copyOf(this.executors.values());
	}

	@Nullable ExecutorRun executor(ExecutorID id) {
		return this.executors.get(id);
	}

	@Nullable ExecutorRun executorOf(TaskID task) {
		return executors().stream().filter((executor) -> executor.has(task)).findFirst().orElse(null);
	}

	void launch(TaskInfo task) {
		if (task.hasExecutor()) {
			executor(task.getExecutor()).launch(List.of(task), false);
			return;
		}
		CommandExecutor executor = new CommandExecutor(this.info, task, this.agent);
		this.executors.put(executor.id(), executor);
		executor.launch(List.of(task), false);
	}

	void launchGroup(ExecutorInfo executor, List<TaskInfo> tasks) {
		executor(executor).launch(tasks.stream().map((task) -> task.toBuilder().setExecutor(executor).build()).toList(),
				true);
	}

	private ExecutorRun executor(ExecutorInfo executor) {
		return this.executors.computeIfAbsent(executor.getExecutorId(),
				(id) -> (executor.getType() == ExecutorInfo.Type.DEFAULT)
						? new DefaultExecutor(this.info, executor, this.agent)
						: new CustomExecutor(this.info, executor, this.agent));
	}

	/**
	 * Forget the executors that are over.
	 * @return whether none is left
	 */
	boolean sweep() {
		this.executors.values().removeIf(ExecutorRun::isOver);
		return this.executors.isEmpty();
	}

	void discard() {
		executors().forEach(ExecutorRun::discard);
	}

	/** Its tasks, as a master is told of them. */
	List<Task> describeTasks() {
		return executors().stream()
			.flatMap((executor) -> executor.tasks().stream())
			.map((task) -> this.agent.updates().describe(LaunchedTasks.of(this.info.getId(), task)))
			.toList();
	}

	List<ExecutorInfo> describeExecutors() {
		return executors().stream()
			.map(ExecutorRun::info)
			.flatMap(Optional::stream)
			.map((executor) -> executor.toBuilder().setFrameworkId(this.info.getId()).build())
			.toList();
	}

}
