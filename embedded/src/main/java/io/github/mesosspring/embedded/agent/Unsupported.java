package io.github.mesosspring.embedded.agent;

import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ContainerInfo;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.TaskInfo;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Refuses tasks that ask for what a process of this machine cannot be given: running them
 * without it would be a lie.
 */
final class Unsupported {

	private static final Log logger = LogFactory.getLog(Unsupported.class);

	private Unsupported() {
	}

	static void refuse(TaskInfo task) throws LaunchException {
		if (!task.hasCommand()) {
			throw new LaunchException("this agent runs tasks with a command only; set TaskInfo.command");
		}
		refuse(task.getCommand());
		if (task.hasContainer()) {
			refuse(task.getContainer());
		}
		if (task.hasHealthCheck() || task.hasCheck()) {
			logger.warn("Task '" + task.getTaskId().getValue()
					+ "' has a check, which this agent does not run: its updates will not say whether it is healthy");
		}
	}

	static void refuse(ExecutorInfo executor) throws LaunchException {
		refuse(executor.getCommand());
		if (executor.hasContainer()) {
			refuse(executor.getContainer());
		}
	}

	private static void refuse(CommandInfo command) throws LaunchException {
		if (command.getUrisCount() > 0) {
			throw new LaunchException("this agent cannot fetch URIs, but the command asks for "
					+ command.getUris(0).getValue() + "; put the file on this machine or use a real agent");
		}
	}

	private static void refuse(ContainerInfo container) throws LaunchException {
		if (container.getType() != ContainerInfo.Type.MESOS) {
			throw new LaunchException("this agent runs plain processes, the task asks for a container of type "
					+ container.getType() + "; leave the container out or use a real agent");
		}
		if (container.getMesos().hasImage() || container.getVolumesCount() > 0) {
			throw new LaunchException("this agent runs plain processes, the task asks for an image or for volumes;"
					+ " leave them out or use a real agent");
		}
	}

}
