package io.github.mesosspring.executor;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent tells an executor in environment variables. Immutable.
 *
 * @param frameworkId the framework ({@code MESOS_FRAMEWORK_ID})
 * @param executorId this executor ({@code MESOS_EXECUTOR_ID})
 * @param agentId id of the agent ({@code MESOS_SLAVE_ID}), if told
 * @param agent base URI of the agent, e.g. {@code http://10.0.0.1:5051}
 * ({@code MESOS_AGENT_ENDPOINT}, or the address in {@code MESOS_SLAVE_PID})
 * @param path where the agent takes executor calls: {@code /api/v1/executor}, with
 * {@code /slave(1)} in front on a domain socket
 * @param checkpoint whether the executor is to survive a restart of the agent
 * ({@code MESOS_CHECKPOINT})
 * @param recoveryTimeout how long to wait for an agent that went away
 * ({@code MESOS_RECOVERY_TIMEOUT}, 15 minutes if not told)
 * @param subscriptionBackoffMax the longest wait between two attempts to subscribe
 * ({@code MESOS_SUBSCRIPTION_BACKOFF_MAX}, 2 s if not told)
 * @param shutdownGracePeriod how long the agent waits for the end of the executor after
 * SHUTDOWN ({@code MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD}, 5 s if not told)
 * @param authenticationToken to be sent to the agent, and nobody else, as bearer token
 * ({@code MESOS_EXECUTOR_AUTHENTICATION_TOKEN}); a secret
 * @param domainSocket the socket the agent is to be reached through
 * ({@code MESOS_DOMAIN_SOCKET}); {@code null} for TCP
 * @param sandbox the working directory ({@code MESOS_SANDBOX}, or
 * {@code MESOS_DIRECTORY}), if told
 */
public record ExecutorEnvironment(FrameworkID frameworkId, ExecutorID executorId, @Nullable String agentId, URI agent,
		String path, boolean checkpoint, Duration recoveryTimeout, Duration subscriptionBackoffMax,
		Duration shutdownGracePeriod, @Nullable String authenticationToken, @Nullable Path domainSocket,
		@Nullable Path sandbox) {

	/**
	 * Read the environment of a process that an agent started.
	 * @param variables the environment, as of {@link System#getenv()}
	 * @return what it says
	 * @throws ExecutorEnvironmentException if a variable is missing or makes no sense
	 */
	public static ExecutorEnvironment of(Map<String, String> variables) {
		return new EnvironmentReader(variables).read();
	}

	/**
	 * Plain HTTP clients for this agent: through its domain socket if there is one.
	 * @return the clients, to be closed by the caller
	 */
	public MesosWebClients webClients() {
		return (this.domainSocket != null) ? new DomainSocketWebClients(this.domainSocket)
				: MesosWebClients.reactorNetty();
	}

	/**
	 * The token is a secret and stays out of logs.
	 */
	@Override
	public String toString() {
		return "ExecutorEnvironment[frameworkId=" + this.frameworkId.getValue() + ", executorId="
				+ this.executorId.getValue() + ", agentId=" + this.agentId + ", agent=" + this.agent + ", path="
				+ this.path + ", checkpoint=" + this.checkpoint + ", recoveryTimeout=" + this.recoveryTimeout
				+ ", subscriptionBackoffMax=" + this.subscriptionBackoffMax + ", shutdownGracePeriod="
				+ this.shutdownGracePeriod + ", authenticationToken="
				+ ((this.authenticationToken != null) ? "[secret]" : "none") + ", domainSocket=" + this.domainSocket
				+ ", sandbox=" + this.sandbox + "]";
	}

}
