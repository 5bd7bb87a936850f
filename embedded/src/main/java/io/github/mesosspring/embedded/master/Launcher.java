package io.github.mesosspring.embedded.master;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.mesosspring.embedded.agent.LaunchedTasks;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Applies the operations of an ACCEPT, one after the other, to what is left of its
 * offers. Only LAUNCH of command tasks has an effect: task groups and operations on
 * resources are refused with a message that says so.
 */
final class Launcher {

	static final String NO_GROUPS = "Embedded Mesos runs command tasks only: LAUNCH_GROUP is not supported, use LAUNCH "
			+ "or a real cluster";

	private final ClusterState cluster;

	Launcher(ClusterState cluster) {
		this.cluster = cluster;
	}

	/**
	 * Apply one operation.
	 * @return what is left
	 */
	Offered apply(Framework framework, Offer.Operation operation, Offered offered) {
		return switch (operation.getType()) {
			case LAUNCH -> launch(framework, operation, offered);
			case LAUNCH_GROUP -> refuseGroup(framework, operation, offered);
			case UNKNOWN -> offered;
			default -> refuseOperation(framework, operation, offered);
		};
	}

	private Offered launch(Framework framework, Offer.Operation operation, Offered offered) {
		List<TaskInfo> tasks = operation.getLaunch()
			.getTaskInfosList()
			.stream()
			.map((task) -> allocate(task, offered.role))
			.toList();
		String error = operationError(operation, tasks);
		if (error != null) {
			tasks.forEach((task) -> refuse(framework, task, TaskStatus.Reason.REASON_TASK_INVALID, error));
			return offered;
		}
		Resources remaining = offered.resources;
		for (TaskInfo task : tasks) {
			String invalid = TaskValidation.validate(task, framework, offered.agent.id(), remaining);
			if (invalid != null) {
				refuse(framework, task, TaskStatus.Reason.REASON_TASK_INVALID, invalid);
				continue;
			}
			Resources used = Resources.of(task.getResourcesList());
			remaining = remaining.minus(used);
			TaskRecord record = new TaskRecord(LaunchedTasks.of(framework.id(), task));
			framework.tasks().put(task.getTaskId(), record);
			this.cluster.events().taskAdded(record);
			offered.agent.agent().launch(framework.info(), task);
		}
		return new Offered(offered.agent, offered.role, remaining);
	}

	private static @Nullable String operationError(Offer.Operation operation, List<TaskInfo> tasks) {
		if (!operation.hasLaunch()) {
			return "A LAUNCH offer operation must have the Offer.Operation.launch field set.";
		}
		String error = ResourceValidation.validate(tasks.stream()
			.flatMap((task) -> Stream.concat(task.getResourcesList().stream(),
					task.getExecutor().getResourcesList().stream()))
			.toList());
		if (error == null && operation.hasId() && !operation.getId().getValue().isEmpty()) {
			error = "The `id` field cannot be set on LAUNCH operations";
		}
		return error;
	}

	private Offered refuseGroup(Framework framework, Offer.Operation operation, Offered offered) {
		List<TaskInfo> tasks = operation.getLaunchGroup().getTaskGroup().getTasksList();
		Set<TaskID> ids = new HashSet<>();
		tasks.forEach((task) -> {
			if (!ids.add(task.getTaskId())) {
				throw new MasterAbortedException(
						"a LAUNCH_GROUP has the task id '" + task.getTaskId().getValue() + "' twice");
			}
		});
		tasks.forEach((task) -> refuse(framework, task, TaskStatus.Reason.REASON_TASK_GROUP_INVALID, NO_GROUPS));
		return offered;
	}

	private Offered refuseOperation(Framework framework, Offer.Operation operation, Offered offered) {
		if (operation.hasId()) {
			framework.send(Events.operationStatus(OperationStatus.newBuilder()
				.setOperationId(operation.getId())
				.setState(OperationState.OPERATION_ERROR)
				.setMessage("Embedded Mesos does not support " + operation.getType() + " operations")
				.build()));
		}
		return offered;
	}

	private void refuse(Framework framework, TaskInfo task, TaskStatus.Reason reason, String error) {
		framework.send(Events.update(Statuses.refused(task, TaskState.TASK_ERROR, reason, error, this.cluster.now())));
	}

	/**
	 * Resources that do not say what role they are allocated to are allocated to that of
	 * the offer.
	 */
	private static TaskInfo allocate(TaskInfo task, String role) {
		TaskInfo.Builder allocated = task.toBuilder();
		allocated.getResourcesBuilderList().forEach((resource) -> allocate(resource, role));
		if (task.hasExecutor()) {
			allocated.getExecutorBuilder().getResourcesBuilderList().forEach((resource) -> allocate(resource, role));
		}
		return allocated.build();
	}

	private static void allocate(Resource.Builder resource, String role) {
		if (!resource.getAllocationInfo().hasRole()) {
			resource.getAllocationInfoBuilder().setRole(role);
		}
	}

	/**
	 * What an ACCEPT may still use.
	 *
	 * @param agent the agent
	 * @param role the role of the offers
	 * @param resources what is left
	 */
	record Offered(AgentRecord agent, String role, Resources resources) {
	}

}
