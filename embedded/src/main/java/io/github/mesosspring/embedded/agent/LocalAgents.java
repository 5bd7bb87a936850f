package io.github.mesosspring.embedded.agent;

import java.nio.file.Path;

import io.github.mesosspring.protocol.AgentInfo;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * Makes agents that run command tasks, task groups and custom executors as processes of
 * this machine, with the rights of this JVM's user.
 * <p>
 * Such an agent behaves as a real one with its command executor and default executor
 * does, as far as the Scheduler API and the Executor API show it. It does not hold tasks
 * to their resources, ignores {@code CommandInfo.user}, runs no checks, and refuses what
 * a process of this machine cannot be given, such as URIs to fetch, images and volumes,
 * with {@code TASK_FAILED} and {@code REASON_CONTAINER_LAUNCH_FAILED}. Nothing survives
 * this JVM. Of the agent's operator API there are GET_HEALTH and GET_VERSION; other calls
 * are {@code 501}. {@code docs/embedded.md} has the whole list of differences.
 * <p>
 * A task sees none of this JVM's environment variables but {@code PATH}: it gets
 * {@code PATH}, the {@code MESOS_*} variables that name its framework, executor, agent,
 * task, role and sandbox, and the variables of its command. An executor is told how to
 * reach its agent as well.
 */
public final class LocalAgents {

	private LocalAgents() {
	}

	/**
	 * Make an agent whose executors need not authenticate.
	 * @param info what it offers
	 * @param workDirectory where the sandboxes are made
	 * @param scheduler who runs the agent
	 * @return the agent
	 * @see #create(AgentInfo, Path, Scheduler, byte[])
	 */
	public static RestartableAgent create(AgentInfo info, Path workDirectory, Scheduler scheduler) {
		return create(info, workDirectory, scheduler, null);
	}

	/**
	 * Make an agent. It registers a shutdown hook, and listens on a free port of
	 * 127.0.0.1, until it is closed.
	 * @param info what it offers, with its id; the port is replaced by that it listens on
	 * @param workDirectory where the sandboxes are made; it is created when the first
	 * task needs it, and nothing in it is ever deleted
	 * @param scheduler who runs the agent: a worker of it owns all its state, starts the
	 * processes, and its clock drives retries and grace periods. Starting a process may
	 * take it some milliseconds. It stays the caller's to dispose of, after the agent was
	 * closed
	 * @param executorSecret with which it signs the tokens that executors have to show;
	 * {@code null} if they need not show any
	 * @return the agent
	 */
	public static RestartableAgent create(AgentInfo info, Path workDirectory, Scheduler scheduler,
			byte @Nullable [] executorSecret) {
		return new LocalAgent(info, workDirectory.toAbsolutePath().normalize(), scheduler,
				new ExecutorTokens(executorSecret));
	}

}
