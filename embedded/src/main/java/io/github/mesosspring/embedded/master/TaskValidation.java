package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a master finds wrong with a task, in the order in which it looks.
 */
final class TaskValidation {

	private TaskValidation() {
	}

	/**
	 * Validate one task of a LAUNCH.
	 * @param task the task
	 * @param framework who launches it
	 * @param offered what is left of the offers
	 * @return what is wrong, {@code null} if nothing
	 */
	static @Nullable String validate(TaskInfo task, Framework framework, Offered offered) {
		return FirstError.of(() -> common(task, framework, offered.agent()), () -> executor(task, framework, offered),
				() -> ExecutorValidation.sharesCgroups(task.getContainer()) ? null
						: "Only tasks in a task group may have 'share_cgroups' set to 'false'");
	}

	/**
	 * The checks that tasks of groups have to pass too.
	 */
	static @Nullable String common(TaskInfo task, Framework framework, AgentRecord agent) {
		return FirstError.of(() -> identity(task, framework, agent), () -> durations(task),
				() -> task.hasCheck()
						? FirstError.in("Task uses invalid check: ", CheckValidation.check(task.getCheck())) : null,
				() -> task.hasHealthCheck() ? FirstError.in("Task uses invalid health check: ",
						CheckValidation.healthCheck(task.getHealthCheck())) : null,
				() -> resources(task.getResourcesList()),
				() -> FirstError.in("Task's `CommandInfo` is invalid: ", CommandValidation.command(task.getCommand())),
				() -> FirstError.in("Task's `ContainerInfo` is invalid: ",
						CommandValidation.container(task.getContainer())),
				() -> limits(task.getLimitsMap(), Resources.of(task.getResourcesList())));
	}

	private static @Nullable String identity(TaskInfo task, Framework framework, AgentRecord agent) {
		String error = Ids.validate(task.getTaskId().getValue());
		if (error != null) {
			return error;
		}
		if (framework.tasks().containsKey(task.getTaskId())) {
			return "Task has duplicate ID: " + task.getTaskId().getValue();
		}
		return task.getAgentId().equals(agent.id()) ? null : "Task uses invalid agent " + task.getAgentId().getValue()
				+ " while agent " + agent.id().getValue() + " is expected";
	}

	private static @Nullable String durations(TaskInfo task) {
		if (task.getKillPolicy().getGracePeriod().getNanoseconds() < 0) {
			return "Task's 'kill_policy.grace_period' must be non-negative";
		}
		return (task.getMaxCompletionTime().getNanoseconds() < 0) ? "Task's `max_completion_time` must be non-negative"
				: null;
	}

	private static @Nullable String resources(List<Resource> resources) {
		if (resources.isEmpty()) {
			return "Task uses no resources";
		}
		return FirstError.of(
				() -> FirstError.in("Task uses invalid resources: ", ResourceValidation.validateForUse(resources)),
				() -> FirstError.in("Task uses duplicate persistence ID: ", VolumeValidation.unique(resources)),
				() -> FirstError.in("Invalid task resources: ", VolumeValidation.oneRole(resources)), () -> FirstError
					.in("Task mixes revocable and non-revocable resources: ", VolumeValidation.revocable(resources)));
	}

	private static @Nullable String limits(Map<String, Value.Scalar> limits, Resources requested) {
		if (!List.of("cpus", "mem").containsAll(limits.keySet())) {
			return "Only cpus and mem may be included in a task's resource limits";
		}
		return FirstError.of(() -> limit(limits.get("cpus"), requested.thousandths("cpus"), "CPU", "cpu"),
				() -> limit(limits.get("mem"), requested.thousandths("mem"), "memory", "memory"));
	}

	private static @Nullable String limit(Value.@Nullable Scalar limit, long requested, String title, String name) {
		if (limit == null) {
			return null;
		}
		if (requested == 0) {
			return "When a " + title + " limit is specified, a " + title + " request must also be specified";
		}
		return (limit.getValue() * 1000 < requested)
				? "The " + name + " limit must be greater than or equal to the " + name + " request" : null;
	}

	private static @Nullable String executor(TaskInfo task, Framework framework, Offered offered) {
		if (task.hasCommand() == task.hasExecutor()) {
			return "Task should have at least one (but not both) of CommandInfo or ExecutorInfo present";
		}
		ExecutorInfo executor = task.getExecutor();
		boolean starts = offered.agent().executors().get(framework.id(), executor.getExecutorId()) == null;
		return FirstError.of(
				() -> task.hasExecutor() ? ExecutorValidation.validate(executor, framework, offered.agent()) : null,
				() -> task.hasExecutor() ? custom(executor) : null, () -> together(task),
				() -> total(task, starts, offered));
	}

	private static @Nullable String custom(ExecutorInfo executor) {
		if (executor.hasType() && executor.getType() != ExecutorInfo.Type.CUSTOM) {
			return "'ExecutorInfo.type' must be 'CUSTOM'";
		}
		if (!executor.hasCommand()) {
			return "'ExecutorInfo.command' must be set";
		}
		Resources resources = Resources.of(executor.getResourcesList());
		if (resources.has(Resource::hasShared)) {
			return "Executor resources " + resources + " should not contain any shared resources";
		}
		return ExecutorValidation.shareCgroups(executor);
	}

	private static @Nullable String together(TaskInfo task) {
		List<Resource> all = new ArrayList<>(task.getResourcesList());
		all.addAll(task.getExecutor().getResourcesList());
		Resources ofTask = Resources.of(task.getResourcesList());
		Resources ofExecutor = Resources.of(task.getExecutor().getResourcesList());
		if (overlap(List.of(ofTask, ofExecutor))) {
			return "There are overlapping resources in the task resources " + ofTask + " and executor resources "
					+ ofExecutor;
		}
		return FirstError.of(
				() -> FirstError.in("Task and its executor use duplicate persistence ID: ",
						VolumeValidation.unique(all)),
				() -> FirstError.in("Task and its executor mix revocable and non-revocable resources: ",
						VolumeValidation.revocable(all)));
	}

	/**
	 * Whether ports or elements of sets are used more than once.
	 */
	static boolean overlap(List<Resources> uses) {
		Resources sum = Resources.NONE;
		long single = 0;
		for (Resources use : uses) {
			Resources countable = use.filter((kind) -> kind.getType() != Value.Type.SCALAR);
			single += countable.quantities().values().stream().mapToLong(Long::longValue).sum();
			sum = sum.plus(countable);
		}
		return sum.quantities().values().stream().mapToLong(Long::longValue).sum() != single;
	}

	private static @Nullable String total(TaskInfo task, boolean starts, Offered offered) {
		Resources total = Resources.of(task.getResourcesList());
		if (starts) {
			total = total.plus(Resources.of(task.getExecutor().getResourcesList()));
		}
		return offered.resources().contains(total) ? null : "Total resources " + total
				+ " required by task and its executor is more than available " + offered.resources();
	}

}
