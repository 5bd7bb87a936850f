package io.github.mesosspring.embedded.master;

import java.util.List;

import com.google.protobuf.TextFormat;
import io.github.mesosspring.protocol.ContainerInfo;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What a master finds wrong with an executor, in the order in which it looks.
 */
final class ExecutorValidation {

	private static final String LINE = "------------------------------------------------------------\n";

	private ExecutorValidation() {
	}

	/**
	 * The checks for the executor of any task.
	 */
	static @Nullable String validate(ExecutorInfo executor, Framework framework, AgentRecord agent) {
		return FirstError.of(() -> type(executor), () -> Ids.validate(executor.getExecutorId().getValue()),
				() -> (executor.getShutdownGracePeriod().getNanoseconds() < 0)
						? "ExecutorInfo's 'shutdown_grace_period' must be non-negative" : null,
				() -> FirstError.in("Executor's `CommandInfo` is invalid: ",
						CommandValidation.command(executor.getCommand())),
				() -> FirstError.in("Executor's `ContainerInfo` is invalid: ",
						CommandValidation.container(executor.getContainer())),
				() -> framework(executor, framework), () -> resources(executor),
				() -> compatible(executor, agent.executors().get(framework.id(), executor.getExecutorId())));
	}

	private static @Nullable String type(ExecutorInfo executor) {
		return switch (executor.getType()) {
			case DEFAULT -> ofDefault(executor);
			case CUSTOM -> executor.hasCommand() ? null : "'ExecutorInfo.command' must be set for 'CUSTOM' executor";
			case UNKNOWN -> null;
		};
	}

	private static @Nullable String ofDefault(ExecutorInfo executor) {
		if (executor.hasCommand()) {
			return "'ExecutorInfo.command' must not be set for 'DEFAULT' executor";
		}
		if (executor.hasContainer() && executor.getContainer().getType() != ContainerInfo.Type.MESOS) {
			return "'ExecutorInfo.container.type' must be 'MESOS' for 'DEFAULT' executor";
		}
		return executor.getContainer().getMesos().hasImage()
				? "'ExecutorInfo.container.mesos.image' must not be set for 'DEFAULT' executor" : null;
	}

	private static @Nullable String framework(ExecutorInfo executor, Framework framework) {
		if (!executor.hasFrameworkId()) {
			return "'ExecutorInfo.framework_id' must be set";
		}
		return executor.getFrameworkId().equals(framework.id()) ? null
				: "ExecutorInfo has an invalid FrameworkID (Actual: " + executor.getFrameworkId().getValue()
						+ " vs Expected: " + framework.id().getValue() + ")";
	}

	private static @Nullable String resources(ExecutorInfo executor) {
		List<Resource> resources = executor.getResourcesList();
		return FirstError.of(
				() -> FirstError.in("Executor uses invalid resources: ", ResourceValidation.validateForUse(resources)),
				() -> FirstError.in("Executor uses duplicate persistence ID: ", VolumeValidation.unique(resources)),
				() -> FirstError.in("Invalid executor resources: ", VolumeValidation.oneRole(resources)),
				() -> FirstError.in("Executor mixes revocable and non-revocable resources: ",
						VolumeValidation.revocable(resources)));
	}

	private static @Nullable String compatible(ExecutorInfo executor, @Nullable ExecutorInfo running) {
		return (running == null || running.equals(executor)) ? null
				: "ExecutorInfo is not compatible with existing ExecutorInfo with same ExecutorID.\n" + LINE
						+ "Existing ExecutorInfo:\n" + print(running) + "\n" + LINE + "ExecutorInfo:\n"
						+ print(executor) + "\n" + LINE;
	}

	private static String print(ExecutorInfo executor) {
		return TextFormat.printer().printToString(executor);
	}

	static boolean sharesCgroups(ContainerInfo container) {
		return container.getLinuxInfo().getShareCgroups();
	}

	static @Nullable String shareCgroups(ExecutorInfo executor) {
		boolean shared = executor.getContainer().getLinuxInfo().hasShareCgroups()
				&& sharesCgroups(executor.getContainer());
		return shared ? "The 'share_cgroups' field cannot be set to 'true' on executor containers" : null;
	}

}
