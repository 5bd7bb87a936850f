package io.github.mesosspring.embedded.agent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskInfo;

/**
 * Starts the process of a task or an executor in a sandbox of its own, with its output in
 * the files {@code stdout} and {@code stderr} there.
 */
final class ProcessLauncher {

	private static final File NOTHING = new File("/dev/null");

	private final AgentInfo agent;

	private final Path workDirectory;

	private final LiveProcesses processes;

	private final ExecutorTokens tokens;

	ProcessLauncher(AgentInfo agent, Path workDirectory, LiveProcesses processes, ExecutorTokens tokens) {
		this.agent = agent;
		this.workDirectory = workDirectory;
		this.processes = processes;
		this.tokens = tokens;
	}

	ExecutorTokens tokens() {
		return this.tokens;
	}

	ProcessTree launch(FrameworkID framework, TaskInfo task, ContainerID container) throws LaunchException {
		Unsupported.refuse(task);
		Sandbox sandbox = sandbox(framework, StatusUpdates.executor(task), container);
		return start(task.getCommand(), sandbox, TaskEnvironment.of(this.agent.getId(), framework, task, sandbox));
	}

	ProcessTree launch(FrameworkInfo framework, ExecutorInfo executor, ContainerID container) throws LaunchException {
		Unsupported.refuse(executor);
		Sandbox sandbox = sandbox(framework.getId(), executor.getExecutorId(), container);
		String token = this.tokens.issue(framework.getId(), executor.getExecutorId(), container);
		return start(executor.getCommand(), sandbox,
				ExecutorEnvironment.of(this.agent, framework, executor, sandbox, token));
	}

	private ProcessTree start(CommandInfo info, Sandbox sandbox, Map<String, String> environment)
			throws LaunchException {
		ProcessBuilder command = new ProcessBuilder(CommandLine.of(info, environment.getOrDefault("PATH", ""), sandbox))
			.directory(sandbox.directory().toFile())
			.redirectInput(NOTHING)
			.redirectOutput(sandbox.stdout().toFile())
			.redirectError(sandbox.stderr().toFile());
		try {
			command.environment().clear();
			command.environment().putAll(environment);
			return this.processes.start(command);
		}
		catch (IllegalArgumentException ex) {
			throw new LaunchException("an environment variable of the command cannot be set: " + ex.getMessage(), ex);
		}
		catch (IOException ex) {
			throw new LaunchException("the command cannot be started: " + ex.getMessage(), ex);
		}
	}

	private Sandbox sandbox(FrameworkID framework, ExecutorID executor, ContainerID container) throws LaunchException {
		try {
			return Sandbox.create(this.workDirectory, framework, executor, container);
		}
		catch (IOException ex) {
			throw new LaunchException("the sandbox cannot be made, check the agent's work directory: " + ex, ex);
		}
	}

	/**
	 * End a process that was asked to end, now.
	 * @param process the process
	 */
	void end(ProcessTree process) {
		this.processes.end(process);
	}

}
