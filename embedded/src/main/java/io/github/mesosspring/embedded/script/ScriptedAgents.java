package io.github.mesosspring.embedded.script;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.protocol.AgentInfo;
import reactor.core.scheduler.Scheduler;

/**
 * Makes agents that play scripts instead of running commands. They have no process, no
 * port and no thread of their own: thousands may share one scheduler.
 * <p>
 * Tasks with a command, with a custom executor and groups are all the same to them. What
 * differs from a real agent: no check is run (scripts say what it finds out), a custom
 * executor runs from its first task until it is shut down or crashes, and operations on
 * resources are not applied.
 */
public final class ScriptedAgents {

	private ScriptedAgents() {
	}

	/**
	 * Make an agent.
	 * @param info what it offers, with its id
	 * @param scripts what becomes of its tasks
	 * @param scheduler whose clock the scripts follow; it runs one thing at a time, and
	 * stays the caller's to dispose of
	 * @return the agent
	 */
	public static Agent create(AgentInfo info, TaskScripts scripts, Scheduler scheduler) {
		return new ScriptedAgent(info, scripts, scheduler);
	}

}
