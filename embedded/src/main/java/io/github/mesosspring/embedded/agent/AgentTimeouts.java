package io.github.mesosspring.embedded.agent;

import java.time.Duration;

import io.github.mesosspring.protocol.ExecutorInfo;

/**
 * How long an agent waits for its executors: the defaults of a real one.
 */
final class AgentTimeouts {

	/** From the start of a custom executor to its first subscription. */
	static final Duration REGISTRATION = Duration.ofMinutes(1);

	/** From the restart of the agent to the next subscription of a custom executor. */
	static final Duration REREGISTRATION = Duration.ofSeconds(2);

	/** What an executor is told of how long it may do without its agent. */
	static final Duration RECOVERY = Duration.ofMinutes(15);

	/** Between two HEARTBEAT events. */
	static final Duration HEARTBEAT = Duration.ofMinutes(30);

	private static final Duration SHUTDOWN = Duration.ofSeconds(5);

	private AgentTimeouts() {
	}

	/** From SHUTDOWN to the end by force. */
	static Duration shutdownGrace(ExecutorInfo executor) {
		return executor.hasShutdownGracePeriod()
				? Duration.ofNanos(Math.max(0, executor.getShutdownGracePeriod().getNanoseconds())) : SHUTDOWN;
	}

}
