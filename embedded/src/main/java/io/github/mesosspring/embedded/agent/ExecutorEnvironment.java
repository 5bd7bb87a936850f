package io.github.mesosspring.embedded.agent;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkInfo;
import org.jspecify.annotations.Nullable;

/**
 * The environment of a custom executor: what it needs to find its agent, and the
 * variables of its command.
 */
final class ExecutorEnvironment {

	private ExecutorEnvironment() {
	}

	static Map<String, String> of(AgentInfo agent, FrameworkInfo framework, ExecutorInfo executor, Sandbox sandbox,
			@Nullable String token) throws LaunchException {
		String endpoint = "127.0.0.1:" + agent.getPort();
		Map<String, String> environment = new LinkedHashMap<>();
		environment.put("PATH", TaskEnvironment.path());
		environment.put("LIBPROCESS_IP", "127.0.0.1");
		environment.put("LIBPROCESS_PORT", "0");
		environment.put("MESOS_FRAMEWORK_ID", framework.getId().getValue());
		environment.put("MESOS_EXECUTOR_ID", executor.getExecutorId().getValue());
		environment.put(TaskEnvironment.AGENT, agent.getId().getValue());
		environment.put("MESOS_SLAVE_PID", "slave(1)@" + endpoint);
		environment.put("MESOS_AGENT_ENDPOINT", endpoint);
		environment.put(TaskEnvironment.DIRECTORY, sandbox.directory().toString());
		environment.put("MESOS_SANDBOX", sandbox.directory().toString());
		environment.put("MESOS_HTTP_COMMAND_EXECUTOR", "0");
		environment.put("MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD", format(AgentTimeouts.shutdownGrace(executor)));
		environment.put("MESOS_CHECKPOINT", framework.getCheckpoint() ? "1" : "0");
		if (framework.getCheckpoint()) {
			environment.put("MESOS_RECOVERY_TIMEOUT", format(AgentTimeouts.RECOVERY));
			environment.put("MESOS_SUBSCRIPTION_BACKOFF_MAX", format(AgentTimeouts.REREGISTRATION));
		}
		TaskEnvironment.putAll(environment, executor.getCommand());
		if (token != null) {
			environment.put(ExecutorTokens.VARIABLE, token);
		}
		return environment;
	}

	/** A duration as Mesos writes it, in the largest unit that leaves a whole number. */
	static String format(Duration duration) {
		long nanos = duration.toNanos();
		if (nanos % 60_000_000_000L == 0 && nanos != 0) {
			return nanos / 60_000_000_000L + "mins";
		}
		if (nanos % 1_000_000_000L == 0) {
			return nanos / 1_000_000_000L + "secs";
		}
		return (nanos % 1_000_000L == 0) ? nanos / 1_000_000L + "ms" : nanos + "ns";
	}

}
