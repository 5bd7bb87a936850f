package io.github.mesosspring.embedded.master;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.AgentReport;
import io.github.mesosspring.embedded.agent.LaunchedTasks;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * What happens when an agent registers: its tasks and frameworks become known, and
 * whoever was told that a task is lost is told better.
 */
final class AgentRegistration {

	private final ClusterState cluster;

	AgentRegistration(ClusterState cluster) {
		this.cluster = cluster;
	}

	@Nullable AgentRecord register(Agent agent, AgentReport report) {
		AgentID id = agent.info().getId();
		if (this.cluster.registry().isGone(id)) {
			agent.shutdown();
			return null;
		}
		AgentRecord known = this.cluster.agent(id);
		AgentRecord record = (known != null) ? known : new AgentRecord(agent, report.total(), this.cluster.now());
		if (known != null) {
			if (known.reconnect(agent)) {
				this.cluster.frameworks().all().forEach((framework) -> framework.filters().clear(id));
			}
			report.frameworks().forEach(this::recover);
			reconcile(known, report.tasks());
			removeExecutors(known, report.executors());
		}
		else {
			admit(record, report);
		}
		report.executors().forEach((executor) -> record.addExecutor(executor.getFrameworkId(), executor));
		report.operations().forEach(this.cluster.operations()::put);
		for (FrameworkInfo info : report.frameworks()) {
			if (this.cluster.frameworks().isCompleted(info.getId())) {
				agent.removeFramework(info.getId());
			}
		}
		return record;
	}

	/**
	 * What an agent runs belongs to frameworks that this master may not have heard of
	 * yet. Only an agent the registry knows can be taken for one that was there all the
	 * time.
	 */
	private void admit(AgentRecord agent, AgentReport report) {
		boolean expected = this.cluster.isRecovered(agent.id());
		String comeback = (this.cluster.registry().unreachableSince(agent.id()) != null)
				? "Unreachable agent re-reregistered" : "Unknown agent reregistered";
		this.cluster.registry().admit(agent.info());
		this.cluster.add(agent);
		this.cluster.events().agentAdded(agent);
		report.frameworks().forEach(this::recover);
		for (Task task : report.tasks()) {
			Framework framework = this.cluster.frameworks().get(task.getFrameworkId());
			if (framework != null) {
				TaskRecord record = new TaskRecord(task);
				recover(framework, agent, record);
				this.cluster.events().taskAdded(record);
				if (!expected) {
					framework.send(Events.update(Statuses.reregistered(task, comeback, this.cluster.now())));
				}
			}
		}
	}

	private void recover(FrameworkInfo info) {
		FrameworkRegistry frameworks = this.cluster.frameworks();
		if (frameworks.get(info.getId()) == null && !frameworks.isCompleted(info.getId())) {
			Framework recovered = new Framework(info, this.cluster.now());
			frameworks.add(recovered);
			this.cluster.events().frameworkAdded(recovered);
		}
	}

	private static void recover(Framework framework, AgentRecord agent, TaskRecord task) {
		framework.tasks().put(task.id(), task);
		if (LaunchedTasks.isTerminal(task.latest())) {
			task.release();
		}
		else {
			agent.allocate(task.resources());
		}
	}

	/**
	 * A real master asks the agent about tasks that the agent should have but did not
	 * report; the agent answers that it does not know them.
	 */
	private void reconcile(AgentRecord agent, List<Task> reported) {
		Set<TaskKey> running = new HashSet<>();
		reported.forEach((task) -> running.add(new TaskKey(task.getFrameworkId(), task.getTaskId())));
		for (Framework framework : this.cluster.frameworks().all()) {
			for (TaskRecord task : framework.tasksOn(agent.id())) {
				if (!running.contains(new TaskKey(framework.id(), task.id()))
						&& !LaunchedTasks.isTerminal(task.latest())) {
					TaskStatus unknown = Statuses.unknownToAgent(task, Statuses.dropped(framework), this.cluster.now());
					task.update(unknown, unknown.getState());
					this.cluster.release(task);
					framework.send(Events.update(unknown));
				}
			}
		}
	}

	/** Executors that ended while the link was gone, or never started. */
	private void removeExecutors(AgentRecord agent, List<ExecutorInfo> reported) {
		for (Framework framework : this.cluster.frameworks().all()) {
			List<ExecutorID> running = reported.stream()
				.filter((executor) -> executor.getFrameworkId().equals(framework.id()))
				.map(ExecutorInfo::getExecutorId)
				.toList();
			List.copyOf(agent.executors().of(framework.id()))
				.stream()
				.map(ExecutorInfo::getExecutorId)
				.filter((executor) -> !running.contains(executor))
				.forEach((executor) -> agent.removeExecutor(framework.id(), executor));
		}
	}

	private record TaskKey(FrameworkID framework, TaskID task) {
	}

}
