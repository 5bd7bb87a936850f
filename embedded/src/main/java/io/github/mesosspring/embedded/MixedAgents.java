package io.github.mesosspring.embedded;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.LocalAgents;
import io.github.mesosspring.embedded.master.AgentFactory;
import io.github.mesosspring.embedded.script.ScriptedAgents;
import io.github.mesosspring.embedded.script.TaskScripts;
import io.github.mesosspring.protocol.AgentInfo;
import reactor.core.scheduler.Scheduler;

/**
 * Makes some agents that run processes, each with a thread of its own, and then scripted
 * ones, which share one.
 */
final class MixedAgents implements AgentFactory {

	private final int processAgents;

	private final TaskScripts scripts;

	private final AtomicInteger created = new AtomicInteger();

	MixedAgents(int processAgents, TaskScripts scripts) {
		this.processAgents = processAgents;
		this.scripts = scripts;
	}

	@Override
	public Agent create(AgentInfo info, Path workDirectory, Scheduler scheduler) {
		return (this.created.getAndIncrement() < this.processAgents)
				? LocalAgents.create(info, workDirectory, scheduler)
				: ScriptedAgents.create(info, this.scripts, scheduler);
	}

	@Override
	public String thread(int number) {
		return (number < this.processAgents) ? AgentFactory.super.thread(number) : "mesos-scripted-agents";
	}

}
