package io.github.mesosspring.executor;

/**
 * Is told how an executor's subscription fares, in order, on the subscription's own
 * thread; must not block.
 */
public interface ExecutorListener {

	/**
	 * The state changed.
	 * @param change what changed, and why
	 */
	default void stateChanged(ExecutorStateChange change) {
	}

	/**
	 * The executor has been shut down: its handlers have run and its last updates have
	 * been acknowledged, or the grace period leaves no time to wait for them. The process
	 * is to end now; the agent kills it otherwise.
	 * @param reason why
	 */
	default void shutdown(String reason) {
	}

	/**
	 * The agent refuses this executor, and its handlers of SHUTDOWN have run or have no
	 * time left; or the subscription ends by a fault of its own. The process is to end.
	 * @param reason why, with the agent's words
	 */
	default void failed(String reason) {
	}

}
