package io.github.mesosspring.embedded.master;

import java.nio.file.Path;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.protocol.AgentInfo;
import reactor.core.scheduler.Scheduler;

/**
 * Makes the agents of a master.
 */
@FunctionalInterface
public interface AgentFactory {

	/**
	 * Create an agent, ready to run tasks.
	 * @param info what the agent offers, with its id; an agent that listens replaces the
	 * port
	 * @param workDirectory its own directory, which need not exist
	 * @param scheduler a scheduler of one thread, for the agent's own work and its timers
	 * @return the agent
	 */
	Agent create(AgentInfo info, Path workDirectory, Scheduler scheduler);

	/**
	 * Which thread an agent is to have.
	 * @param number the number of the agent, from 0, in the order in which they are
	 * created
	 * @return the name of the thread; agents of the same name share it
	 */
	default String thread(int number) {
		return "mesos-agent-" + number;
	}

}
