package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.ContainerInfo;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.HealthCheck;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a master finds wrong with a task group, in the order in which it looks.
 */
final class TaskGroupValidation {

	private static final long MIN_CPUS = 10;

	private static final long MIN_MEM = 32_000;

	private TaskGroupValidation() {
	}

	/**
	 * Validate a group.
	 * @param tasks the tasks, with their executor
	 * @param executor the executor of the group
	 * @param framework who launches it
	 * @param offered what is left of the offers
	 * @return what is wrong, {@code null} if nothing
	 */
	static @Nullable String validate(List<TaskInfo> tasks, ExecutorInfo executor, Framework framework,
			Offered offered) {
		for (TaskInfo task : tasks) {
			String error = FirstError.of(() -> TaskValidation.common(task, framework, offered.agent()),
					() -> member(task));
			if (error != null) {
				return "Task '" + task.getTaskId().getValue() + "' is invalid: " + error;
			}
		}
		return FirstError.of(() -> ExecutorValidation.validate(executor, framework, offered.agent()),
				() -> executor(executor), () -> sameExecutor(tasks, executor), () -> minimum(executor),
				() -> together(tasks, executor), () -> total(tasks, executor, framework, offered),
				() -> ExecutorValidation.shareCgroups(executor),
				() -> shareCgroups(tasks, executor, framework, offered.agent()));
	}

	private static @Nullable String member(TaskInfo task) {
		ContainerInfo container = task.getContainer();
		boolean overNetwork = task.getHealthCheck().getType() == HealthCheck.Type.HTTP
				|| task.getHealthCheck().getType() == HealthCheck.Type.TCP;
		if (container.getNetworkInfosCount() > 0 && overNetwork) {
			return "HTTP and TCP health checks are not supported for nested containers not joining parent's network";
		}
		if (task.hasContainer() && container.getType() == ContainerInfo.Type.DOCKER) {
			return "Docker ContainerInfo is not supported on the task";
		}
		return (task.getLimitsCount() > 0 && ExecutorValidation.sharesCgroups(container))
				? "Resource limits may only be set for tasks within a task group when the 'share_cgroups' field is set "
						+ "to 'false'."
				: null;
	}

	private static @Nullable String executor(ExecutorInfo executor) {
		if (!executor.hasType()) {
			return "'ExecutorInfo.type' must be set";
		}
		if (executor.getType() == ExecutorInfo.Type.UNKNOWN) {
			return "Unknown executor type";
		}
		return (executor.hasContainer() && executor.getContainer().getType() == ContainerInfo.Type.DOCKER)
				? "Docker ContainerInfo is not supported on the executor" : null;
	}

	private static @Nullable String sameExecutor(List<TaskInfo> tasks, ExecutorInfo executor) {
		for (TaskInfo task : tasks) {
			if (!task.getExecutor().equals(executor)) {
				return "The `ExecutorInfo` of task '" + task.getTaskId().getValue() + "' is different from executor '"
						+ executor.getExecutorId().getValue() + "'";
			}
		}
		return null;
	}

	private static @Nullable String minimum(ExecutorInfo executor) {
		Resources resources = Resources.of(executor.getResourcesList());
		String prefix = "Executor '" + executor.getExecutorId().getValue() + "' uses ";
		long cpus = resources.thousandths("cpus");
		if (cpus < MIN_CPUS) {
			return prefix + "less CPUs (" + ((cpus == 0) ? "None" : FrameworkInfoValidation.number(cpus / 1000.0))
					+ ") than the minimum required (0.01)";
		}
		long mem = resources.thousandths("mem");
		if (mem < MIN_MEM) {
			return prefix + "less memory (" + ((mem == 0) ? "None" : bytes(mem)) + ") than the minimum required (32MB)";
		}
		return (resources.thousandths("disk") == 0) ? prefix + "no disk" : null;
	}

	/**
	 * An amount in the largest unit in which it is a whole number.
	 */
	private static String bytes(long thousandthsOfMebibytes) {
		long bytes = thousandthsOfMebibytes * 1024 * 1024 / 1000;
		if (bytes % (1024 * 1024) == 0) {
			return bytes / (1024 * 1024) + "MB";
		}
		return (bytes % 1024 == 0) ? bytes / 1024 + "KB" : bytes + "B";
	}

	private static @Nullable String together(List<TaskInfo> tasks, ExecutorInfo executor) {
		List<Resource> all = new ArrayList<>(executor.getResourcesList());
		List<Resources> uses = new ArrayList<>();
		for (TaskInfo task : tasks) {
			all.addAll(task.getResourcesList());
			uses.add(Resources.of(task.getResourcesList()));
		}
		Resources ofExecutor = Resources.of(executor.getResourcesList());
		return FirstError.of(
				() -> FirstError.in("Task group and executor use duplicate persistence ID: ",
						VolumeValidation.unique(all)),
				() -> FirstError.in("Task group and executor mix revocable and non-revocable resources: ",
						VolumeValidation.revocable(all)),
				() -> overlap(uses, ofExecutor));
	}

	private static @Nullable String overlap(List<Resources> uses, Resources ofExecutor) {
		List<Resources> all = new ArrayList<>(uses);
		all.add(ofExecutor);
		if (!TaskValidation.overlap(all)) {
			return null;
		}
		return "There are overlapping resources in the task group's task resources { "
				+ String.join(", ", uses.stream().map(Resources::toString).toList()) + " } and/or executor resources "
				+ ofExecutor;
	}

	private static @Nullable String total(List<TaskInfo> tasks, ExecutorInfo executor, Framework framework,
			Offered offered) {
		Resources total = used(tasks, executor, framework, offered.agent());
		return offered.resources().contains(total) ? null : "Total resources " + total
				+ " required by task group and its executor are more than available " + offered.resources();
	}

	/**
	 * What a group takes of its offers.
	 */
	static Resources used(List<TaskInfo> tasks, ExecutorInfo executor, Framework framework, AgentRecord agent) {
		List<Resource> used = new ArrayList<>();
		tasks.forEach((task) -> used.addAll(task.getResourcesList()));
		if (agent.executors().get(framework.id(), executor.getExecutorId()) == null) {
			used.addAll(executor.getResourcesList());
		}
		return Resources.of(used);
	}

	private static @Nullable String shareCgroups(List<TaskInfo> tasks, ExecutorInfo executor, Framework framework,
			AgentRecord agent) {
		List<ContainerInfo> containers = new ArrayList<>();
		tasks.forEach((task) -> containers.add(task.getContainer()));
		if (agent.executors().get(framework.id(), executor.getExecutorId()) != null) {
			framework.tasks()
				.values()
				.stream()
				.map(TaskRecord::describe)
				.filter((task) -> task.getAgentId().equals(agent.id())
						&& task.getExecutorId().equals(executor.getExecutorId()))
				.map(Task::getContainer)
				.forEach(containers::add);
		}
		return (containers.stream().map(ExecutorValidation::sharesCgroups).distinct().count() > 1)
				? "If set, the value of 'share_cgroups' must be the same for all tasks in each task group and under a "
						+ "single executor"
				: null;
	}

}
