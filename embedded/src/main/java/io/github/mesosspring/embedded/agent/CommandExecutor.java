package io.github.mesosspring.embedded.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import org.jspecify.annotations.Nullable;

/**
 * The executor that an agent makes for one task with a command. It has the id of the task
 * and is never reported. Used on the agent's thread only.
 */
final class CommandExecutor implements ExecutorRun {

	private final CommandTask task;

	private final AgentServices agent;

	private final ContainerID container = Containers.create();

	private boolean forgotten;

	CommandExecutor(FrameworkInfo framework, TaskInfo task, AgentServices agent) {
		this.agent = agent;
		this.task = new CommandTask(framework, task, this.container, agent,
				(state) -> agent.changed().accept(framework.getId()));
	}

	@Override
	public ExecutorID id() {
		return StatusUpdates.executor(this.task.info());
	}

	@Override
	public Optional<ExecutorInfo> info() {
		return Optional.empty();
	}

	@Override
	public List<TaskInfo> tasks() {
		return this.forgotten ? List.of() : List.of(this.task.info());
	}

	@Override
	public ContainerID container() {
		return this.container;
	}

	@Override
	public boolean has(TaskID id) {
		return !this.forgotten && this.task.info().getTaskId().equals(id);
	}

	@Override
	public void launch(List<TaskInfo> tasks, boolean group) {
		// A turn of its own, so that a kill that came right behind the launch is in time.
		this.agent.thread().run(this.task::start);
	}

	/**
	 * The command executor of a real agent heeds the policy of the task only.
	 */
	@Override
	public void kill(TaskID id, @Nullable KillPolicy policy) {
		this.task.kill();
	}

	@Override
	public void drain(@Nullable Duration longest) {
		Duration grace = this.task.grace();
		this.task.kill((longest != null && longest.compareTo(grace) < 0) ? longest : grace);
	}

	@Override
	public void message(ByteString data) {
	}

	@Override
	public void shutdown() {
		this.task.shutdown();
	}

	@Override
	public void discard() {
		this.task.discard();
	}

	@Override
	public void forget(TaskID id) {
		this.forgotten = true;
	}

	@Override
	public boolean isOver() {
		return this.forgotten;
	}

}
