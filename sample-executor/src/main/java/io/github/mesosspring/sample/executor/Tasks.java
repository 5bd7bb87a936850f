package io.github.mesosspring.sample.executor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.executor.ExecutorOperations;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.executor.Event;

import org.springframework.stereotype.Component;

/**
 * The tasks of this executor, and what the agent wants of them. One thread calls the
 * methods; a task ends on another.
 */
@Component
class Tasks {

	private final Map<String, ShellTask> running = new ConcurrentHashMap<>();

	private final ExecutorOperations agent;

	Tasks(ExecutorOperations agent) {
		this.agent = agent;
	}

	@MesosEventHandler(MesosEventType.LAUNCH)
	void launch(TaskInfo info) {
		ShellTask task = new ShellTask(info, this.agent);
		if (this.running.putIfAbsent(task.id(), task) == null) {
			task.start().thenRun(() -> this.running.remove(task.id()));
		}
	}

	@MesosEventHandler
	void launchGroup(List<TaskInfo> group) {
		group.forEach(this::launch);
	}

	@MesosEventHandler
	void kill(Event.Kill kill) {
		ShellTask task = this.running.get(kill.getTaskId().getValue());
		if (task != null) {
			task.kill();
		}
	}

	/**
	 * Whatever the scheduler says, it is told who speaks and what runs.
	 */
	@MesosEventHandler
	void message(Event.Message message) {
		String question = message.getData().toStringUtf8();
		String answer = question + ": process " + ProcessHandle.current().pid() + " runs "
				+ new TreeSet<>(this.running.keySet());
		this.agent.message(answer.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * When this has returned, what was reported is delivered and the process ends.
	 */
	@MesosEventHandler(MesosEventType.SHUTDOWN)
	void shutdown() {
		List<ShellTask> all = List.copyOf(this.running.values());
		all.forEach(ShellTask::kill);
		all.forEach(ShellTask::awaitEnd);
	}

}
