package io.github.mesosspring.embedded;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.LocalAgents;
import io.github.mesosspring.embedded.master.AgentFactory;
import io.github.mesosspring.embedded.script.ScriptedAgents;
import io.github.mesosspring.embedded.script.TaskScripts;
import io.github.mesosspring.protocol.AgentInfo;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * Makes some agents that run processes, each with a thread of its own, and then scripted
 * ones, which share one.
 */
final class MixedAgents implements AgentFactory {

	private final int processAgents;

	private final int scriptedAgents;

	private final TaskScripts scripts;

	private final byte @Nullable [] executorSecret;

	private final AtomicInteger created = new AtomicInteger();

	MixedAgents(int processAgents, int scriptedAgents, TaskScripts scripts, byte @Nullable [] executorSecret) {
		this.scriptedAgents = scriptedAgents;
		this.processAgents = processAgents;
		this.scripts = scripts;
		this.executorSecret = executorSecret;
	}

	@Override
	public Agent create(AgentInfo info, Path workDirectory, Scheduler scheduler) {
		return isScripted(this.created.getAndIncrement()) ? ScriptedAgents.create(info, this.scripts, scheduler)
				: LocalAgents.create(info, workDirectory, scheduler, this.executorSecret);
	}

	@Override
	public String thread(int number) {
		return isScripted(number) ? "mesos-scripted-agents" : AgentFactory.super.thread(number);
	}

	/**
	 * Agents that are added later are of the kind of the others, processes if in doubt.
	 */
	private boolean isScripted(int number) {
		boolean planned = number < this.processAgents + this.scriptedAgents;
		return planned ? number >= this.processAgents : this.processAgents == 0 && this.scriptedAgents > 0;
	}

}
