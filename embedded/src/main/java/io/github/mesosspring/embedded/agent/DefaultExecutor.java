package io.github.mesosspring.embedded.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * The default executor: runs the commands of task groups. Unless a task of a group
 * finishes, it takes the others along. When the last task has ended the executor ends
 * too. Used on the agent's thread only.
 */
final class DefaultExecutor implements ExecutorRun {

	private final FrameworkInfo framework;

	private final ExecutorInfo info;

	private final AgentServices agent;

	private final ContainerID container = Containers.create();

	/** Those whose end is not acknowledged yet. */
	private final Map<TaskID, CommandTask> tasks = new LinkedHashMap<>();

	private int running;

	private boolean ended;

	private boolean discarded;

	DefaultExecutor(FrameworkInfo framework, ExecutorInfo info, AgentServices agent) {
		this.framework = framework;
		this.info = info;
		this.agent = agent;
	}

	@Override
	public ExecutorID id() {
		return this.info.getExecutorId();
	}

	@Override
	public Optional<ExecutorInfo> info() {
		return this.ended ? Optional.empty() : Optional.of(this.info);
	}

	@Override
	public List<TaskInfo> tasks() {
		return this.tasks.values().stream().map(CommandTask::info).toList();
	}

	@Override
	public ContainerID container() {
		return this.container;
	}

	@Override
	public boolean has(TaskID task) {
		return this.tasks.containsKey(task);
	}

	@Override
	public void launch(List<TaskInfo> infos, boolean group) {
		if (this.ended) {
			infos.forEach((task) -> this.agent.updates()
				.add(this.framework, ExecutorEnd.refuse(this.framework, task, this.container, this.agent)));
			return;
		}
		List<CommandTask> members = new ArrayList<>();
		for (TaskInfo info : infos) {
			CommandTask task = new CommandTask(this.framework, info, Containers.createIn(this.container), this.agent,
					(state) -> ended(members, state));
			members.add(task);
			this.tasks.put(info.getTaskId(), task);
		}
		this.running += members.size();
		this.agent.thread().run(() -> members.forEach(CommandTask::start));
	}

	private void ended(List<CommandTask> group, TaskState state) {
		this.running--;
		if (state != TaskState.TASK_FINISHED) {
			group.stream().filter((task) -> !task.isEnded()).forEach(CommandTask::kill);
		}
		if (this.running == 0 && !this.ended) {
			this.ended = true;
			if (!this.discarded) {
				this.agent.master().executorExited(this.framework.getId(), id(), 0);
			}
			this.agent.changed().accept(this.framework.getId());
		}
	}

	@Override
	public void kill(TaskID id, @Nullable KillPolicy policy) {
		CommandTask task = this.tasks.get(id);
		if (task != null) {
			task.kill((policy != null && policy.hasGracePeriod()) ? CommandTask.duration(policy.getGracePeriod())
					: task.grace());
		}
	}

	@Override
	public void drain(@Nullable Duration longest) {
		List.copyOf(this.tasks.values()).forEach((task) -> task.kill((longest != null) ? longest : task.grace()));
	}

	/** The default executor takes no notice of messages. */
	@Override
	public void message(ByteString data) {
	}

	@Override
	public void shutdown() {
		List.copyOf(this.tasks.values()).forEach(CommandTask::shutdown);
	}

	@Override
	public void discard() {
		this.discarded = true;
		List.copyOf(this.tasks.values()).forEach(CommandTask::discard);
	}

	@Override
	public void forget(TaskID task) {
		this.tasks.remove(task);
	}

	@Override
	public boolean isOver() {
		return this.ended && this.tasks.isEmpty();
	}

}
