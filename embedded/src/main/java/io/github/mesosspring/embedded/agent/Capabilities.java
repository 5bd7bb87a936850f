package io.github.mesosspring.embedded.agent;

import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.TaskState;

/**
 * What the capabilities of a framework mean to an agent.
 */
final class Capabilities {

	private Capabilities() {
	}

	static boolean isPartitionAware(FrameworkInfo framework) {
		return has(framework, Capability.Type.PARTITION_AWARE);
	}

	static boolean reportsKilling(FrameworkInfo framework) {
		return has(framework, Capability.Type.TASK_KILLING_STATE);
	}

	/** The state of a task that did run but is no more. */
	static TaskState gone(FrameworkInfo framework) {
		return isPartitionAware(framework) ? TaskState.TASK_GONE : TaskState.TASK_LOST;
	}

	/** The state of a task that never ran. */
	static TaskState dropped(FrameworkInfo framework) {
		return isPartitionAware(framework) ? TaskState.TASK_DROPPED : TaskState.TASK_LOST;
	}

	private static boolean has(FrameworkInfo framework, Capability.Type type) {
		return framework.getCapabilitiesList().stream().anyMatch((capability) -> capability.getType() == type);
	}

}
