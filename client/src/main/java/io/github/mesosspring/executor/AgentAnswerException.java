package io.github.mesosspring.executor;

/**
 * The agent answered with something else than what was hoped for.
 */
final class AgentAnswerException extends RuntimeException {

	private final int status;

	private final String words;

	AgentAnswerException(int status, String words) {
		super("The agent answered with " + status + ": " + words);
		this.status = status;
		this.words = words;
	}

	int status() {
		return this.status;
	}

	String words() {
		return this.words;
	}

	/**
	 * Whether the agent is not ready, as after a restart, and is to be asked again.
	 */
	boolean isPassing() {
		return this.status == 404 || this.status == 408 || this.status == 429 || this.status >= 500;
	}

	/**
	 * Whether the agent knows nothing of this executor or its framework, so that neither
	 * has a future.
	 */
	boolean isGone() {
		return this.status == 400 && (this.words.startsWith("Framework cannot be found")
				|| this.words.startsWith("Executor cannot be found"));
	}

	/**
	 * Whether the agent refuses not a call but who makes it: unknown, not subscribed, or
	 * without the right credentials.
	 */
	boolean isAboutTheExecutor() {
		return isGone() || this.status == 401 || this.status == 403;
	}

}
