package io.github.mesosspring.embedded.agent;

/**
 * An agent whose own process can end and start again, as that of a real agent can, while
 * its executors go on. Both methods may be called by any thread that may block.
 */
public interface RestartableAgent extends Agent {

	/**
	 * The process of the agent ends: the master loses it, the streams of its executors
	 * are cut and nobody listens on its port any more. What is asked of it meanwhile is
	 * lost. Nothing happens if it has ended before.
	 */
	void crash();

	/**
	 * The process of the agent starts again, on the same port. It knows no path at first,
	 * then waits for its executors for 2 s, and registers with its master again after
	 * that. Executors and tasks of frameworks without {@code checkpoint} are ended.
	 * Nothing happens if it runs.
	 */
	void recover();

}
