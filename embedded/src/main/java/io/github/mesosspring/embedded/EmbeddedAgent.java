package io.github.mesosspring.embedded;

import io.github.mesosspring.embedded.cluster.AgentProcess;
import io.github.mesosspring.protocol.AgentID;
import org.jspecify.annotations.Nullable;

/**
 * One agent of an embedded cluster. Thread-safe.
 */
public final class EmbeddedAgent {

	private final AgentProcess process;

	EmbeddedAgent(AgentProcess process) {
		this.process = process;
	}

	/**
	 * The id that offers and tasks of this agent carry.
	 * @return the id
	 */
	public AgentID id() {
		return this.process.info().getId();
	}

	/**
	 * Kill the agent but not its executors, as SIGKILL does: the master loses the link,
	 * rescinds its offers and finds it unreachable after five pings. Tasks of frameworks
	 * without checkpointing are lost at once.
	 */
	public void crash() {
		this.process.stop();
	}

	/**
	 * Start the agent again, with its id. It registers with the leader and reports the
	 * tasks that survived.
	 * @throws IllegalStateException if it runs
	 */
	public void restart() {
		this.process.start();
	}

	/**
	 * Let the agent end its tasks and leave for good, as SIGUSR1 does: {@code TASK_LOST},
	 * also for frameworks that know of partitions.
	 */
	public void unregister() {
		this.process.unregister();
	}

	AgentProcess process() {
		return this.process;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof EmbeddedAgent agent && agent.process == this.process;
	}

	@Override
	public int hashCode() {
		return this.process.hashCode();
	}

	@Override
	public String toString() {
		return "agent " + id().getValue();
	}

}
