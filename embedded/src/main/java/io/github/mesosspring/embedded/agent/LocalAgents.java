package io.github.mesosspring.embedded.agent;

import java.nio.file.Path;

import io.github.mesosspring.protocol.AgentInfo;
import reactor.core.scheduler.Scheduler;

/**
 * Makes agents that run command tasks, task groups and custom executors as processes of
 * this machine, with the rights of this JVM's user.
 * <p>
 * Such an agent behaves as a real one with its command executor and default executor
 * does, as far as the Scheduler API and the Executor API show it. What differs:
 * <ul>
 * <li>Resources are not enforced: a task may use more than it was given.</li>
 * <li>{@code CommandInfo.user} is ignored. A command runs as the user of this JVM.</li>
 * <li>URIs to fetch, Docker containers, images, volumes and secrets kept elsewhere are
 * refused with {@code TASK_FAILED} and {@code REASON_CONTAINER_LAUNCH_FAILED}; so is an
 * executable that cannot be found, which a real agent reports as a command that
 * failed.</li>
 * <li>Health checks and checks are not run.</li>
 * <li>With {@code shell} false, {@code argv[0]} is the path of the executable, not the
 * first of the {@code arguments}.</li>
 * <li>A command that itself exits with a status of 129 to 159 is reported like one that
 * ended by the signal of that status less 128: Java does not tell the two apart.</li>
 * <li>Nothing survives this JVM: what a framework with {@code checkpoint} keeps over a
 * restart of the agent is kept in memory.</li>
 * <li>The default executor is no process of its own and its tasks share nothing.</li>
 * <li>Executors need not authenticate.</li>
 * <li>Of the agent's operator API there are GET_HEALTH and GET_VERSION; everything else
 * is {@code 501}, but REMOVE_CONTAINER of an unknown container without parent, at which a
 * real agent aborts: this one cuts its connections and starts again at once.</li>
 * </ul>
 * A task sees none of this JVM's environment variables but {@code PATH}: it gets
 * {@code PATH}, the {@code MESOS_*} variables that name its framework, executor, agent,
 * task, role and sandbox, and the variables of its command. An executor is told how to
 * reach its agent as well.
 */
public final class LocalAgents {

	private LocalAgents() {
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
	 * @return the agent
	 */
	public static RestartableAgent create(AgentInfo info, Path workDirectory, Scheduler scheduler) {
		return new LocalAgent(info, workDirectory.toAbsolutePath().normalize(), scheduler);
	}

}
