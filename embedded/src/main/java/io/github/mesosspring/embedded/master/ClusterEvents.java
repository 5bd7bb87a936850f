package io.github.mesosspring.embedded.master;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;

/**
 * Hears what happens in the cluster, on the master thread, after it has happened.
 */
interface ClusterEvents {

	/** A task was launched, or an agent came with it. */
	default void taskAdded(TaskRecord task) {
	}

	/** There is news of a task: a new latest state or the result of a check. */
	default void taskUpdated(FrameworkID framework, TaskStatus status, TaskState latest) {
	}

	/** The master is done with a task. */
	default void taskRemoved(TaskRecord task) {
	}

	/** An agent registered. */
	default void agentAdded(AgentRecord agent) {
	}

	/** An agent unregistered or was taken down; nothing else is called so. */
	default void agentRemoved(AgentID agent) {
	}

	/** A framework became known. */
	default void frameworkAdded(Framework framework) {
	}

	/** A framework subscribed again or has other information. */
	default void frameworkUpdated(Framework framework) {
	}

	/** A framework was removed for good. */
	default void frameworkRemoved(FrameworkInfo framework) {
	}

}
