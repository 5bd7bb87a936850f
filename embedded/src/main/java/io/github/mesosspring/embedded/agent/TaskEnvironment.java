package io.github.mesosspring.embedded.agent;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Environment;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Secret;
import io.github.mesosspring.protocol.TaskInfo;

/**
 * The environment variables of a task. It is built from nothing, since the environment of
 * this JVM may hold secrets of the application around it; only {@code PATH} is taken
 * over, so that a task finds the tools of this machine.
 */
final class TaskEnvironment {

	/** What a real agent falls back to. */
	private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

	static final String AGENT = "MESOS_SLAVE_ID";

	static final String DIRECTORY = "MESOS_DIRECTORY";

	private TaskEnvironment() {
	}

	static Map<String, String> of(AgentID agent, FrameworkID framework, TaskInfo task, Sandbox sandbox)
			throws LaunchException {
		Map<String, String> environment = new LinkedHashMap<>();
		environment.put("PATH", path());
		environment.put("MESOS_FRAMEWORK_ID", framework.getValue());
		environment.put("MESOS_EXECUTOR_ID", StatusUpdates.executor(task).getValue());
		environment.put(AGENT, agent.getValue());
		environment.put("MESOS_TASK_ID", task.getTaskId().getValue());
		environment.put(DIRECTORY, sandbox.directory().toString());
		environment.put("MESOS_SANDBOX", sandbox.directory().toString());
		putAll(environment, task.getCommand());
		// A task cannot pretend to have another role: this one comes last on a real agent
		// too.
		if (task.getResourcesCount() > 0 && task.getResources(0).hasAllocationInfo()) {
			environment.put("MESOS_ALLOCATION_ROLE", task.getResources(0).getAllocationInfo().getRole());
		}
		return environment;
	}

	static String path() {
		String path = System.getenv("PATH");
		return (path != null && !path.isEmpty()) ? path : DEFAULT_PATH;
	}

	static void putAll(Map<String, String> environment, CommandInfo command) throws LaunchException {
		for (Environment.Variable variable : command.getEnvironment().getVariablesList()) {
			environment.put(variable.getName(), value(variable));
		}
	}

	private static String value(Environment.Variable variable) throws LaunchException {
		if (variable.getType() != Environment.Variable.Type.SECRET) {
			return variable.getValue();
		}
		Secret secret = variable.getSecret();
		if (secret.getType() != Secret.Type.VALUE) {
			throw new LaunchException("environment variable '" + variable.getName()
					+ "' is a reference to a secret, which this agent cannot look up; give its value");
		}
		return secret.getValue().getData().toStringUtf8();
	}

}
