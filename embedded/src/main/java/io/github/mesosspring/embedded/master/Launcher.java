package io.github.mesosspring.embedded.master;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.mesosspring.embedded.agent.LaunchedTasks;
import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.HealthCheck;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;

/**
 * Launches tasks and task groups with what is left of the offers of an ACCEPT.
 */
final class Launcher {

	private final ClusterState cluster;

	Launcher(ClusterState cluster) {
		this.cluster = cluster;
	}

	/**
	 * Launch the tasks that are valid; each is judged by itself.
	 * @return what is left
	 */
	Offered launch(Framework framework, Offer.Operation.Launch launch, Offered offered) {
		Offered remaining = offered;
		for (TaskInfo given : launch.getTaskInfosList()) {
			TaskInfo task = complete(given, framework);
			String invalid = TaskValidation.validate(task, framework, remaining);
			if (invalid != null) {
				refuse(framework, task, TaskStatus.Reason.REASON_TASK_INVALID, invalid);
				continue;
			}
			Resources used = Resources.of(task.getResourcesList());
			if (task.hasExecutor() && offered.agent().executors().add(framework.id(), task.getExecutor())) {
				used = used.plus(Resources.of(task.getExecutor().getResourcesList()));
			}
			remaining = remaining.without(used);
			remember(framework, task);
			offered.agent().agent().launch(framework.info(), task);
		}
		return remaining;
	}

	/**
	 * Fill in what a framework may leave out.
	 */
	private static TaskInfo complete(TaskInfo task, Framework framework) {
		TaskInfo.Builder completed = task.toBuilder();
		if (task.hasExecutor() && !task.getExecutor().hasFrameworkId()) {
			completed.getExecutorBuilder().setFrameworkId(framework.id());
		}
		HealthCheck check = task.getHealthCheck();
		if (task.hasHealthCheck() && !check.hasType() && (check.hasHttp() || check.hasCommand())) {
			completed.getHealthCheckBuilder()
				.setType(check.hasHttp() ? HealthCheck.Type.HTTP : HealthCheck.Type.COMMAND);
		}
		return completed.build();
	}

	/**
	 * Launch all tasks of a group, or none.
	 * @return what is left
	 */
	Offered launchGroup(Framework framework, Offer.Operation.LaunchGroup group, Offered offered) {
		ExecutorInfo executor = group.getExecutor();
		List<TaskInfo> tasks = group.getTaskGroup()
			.getTasksList()
			.stream()
			.map((task) -> task.hasExecutor() ? task : task.toBuilder().setExecutor(executor).build())
			.toList();
		String invalid = TaskGroupValidation.validate(tasks, executor, framework, offered);
		if (invalid != null) {
			refuseGroup(framework, tasks, invalid);
			return offered;
		}
		abortOnDuplicates(tasks);
		Resources used = TaskGroupValidation.used(tasks, executor, framework, offered.agent());
		offered.agent().executors().add(framework.id(), executor);
		tasks.forEach((task) -> remember(framework, task));
		offered.agent().agent().launchGroup(framework.info(), executor, tasks);
		return offered.without(used);
	}

	private static void abortOnDuplicates(List<TaskInfo> tasks) {
		Set<TaskID> ids = new HashSet<>();
		tasks.forEach((task) -> {
			if (!ids.add(task.getTaskId())) {
				throw new MasterAbortedException(
						"a LAUNCH_GROUP has the task id '" + task.getTaskId().getValue() + "' twice");
			}
		});
	}

	private void remember(Framework framework, TaskInfo task) {
		TaskRecord record = new TaskRecord(LaunchedTasks.of(framework.id(), task));
		framework.tasks().put(task.getTaskId(), record);
		this.cluster.events().taskAdded(record);
	}

	/**
	 * Refuse all tasks of an operation.
	 */
	void refuse(Framework framework, Offer.Operation operation, String error) {
		if (operation.getType() == Offer.Operation.Type.LAUNCH_GROUP) {
			refuseGroup(framework, operation.getLaunchGroup().getTaskGroup().getTasksList(), error);
			return;
		}
		operation.getLaunch()
			.getTaskInfosList()
			.forEach((task) -> refuse(framework, task, TaskStatus.Reason.REASON_TASK_INVALID, error));
	}

	private void refuseGroup(Framework framework, List<TaskInfo> tasks, String error) {
		tasks.forEach((task) -> refuse(framework, task, TaskStatus.Reason.REASON_TASK_GROUP_INVALID, error));
	}

	private void refuse(Framework framework, TaskInfo task, TaskStatus.Reason reason, String error) {
		framework.send(Events.update(Statuses.refused(task, TaskState.TASK_ERROR, reason, error, this.cluster.now())));
	}

}
