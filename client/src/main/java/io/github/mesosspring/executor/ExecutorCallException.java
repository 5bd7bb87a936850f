package io.github.mesosspring.executor;

import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.protocol.executor.Call;
import org.jspecify.annotations.Nullable;

/**
 * A call of an executor that the agent did not take.
 */
public final class ExecutorCallException extends RuntimeException {

	private final Call.Type type;

	private final CallOutcome outcome;

	private final int status;

	private ExecutorCallException(Call.Type type, CallOutcome outcome, int status, String message,
			@Nullable Throwable cause) {
		super(message, cause);
		this.type = type;
		this.outcome = outcome;
		this.status = status;
	}

	static ExecutorCallException notSent(Call.Type type, String why) {
		return new ExecutorCallException(type, CallOutcome.NOT_SENT, 0, type + " was not sent: " + why, null);
	}

	static ExecutorCallException rejected(Call.Type type, int status, String words) {
		return new ExecutorCallException(type, CallOutcome.REJECTED, status,
				"The agent rejected " + type + " with " + status + ": " + words, null);
	}

	static ExecutorCallException unknown(Call.Type type, String why, @Nullable Throwable cause) {
		return new ExecutorCallException(type, CallOutcome.UNKNOWN, 0, "The outcome of " + type + " is unknown: " + why,
				cause);
	}

	/**
	 * The type of the call.
	 * @return the type
	 */
	public Call.Type getType() {
		return this.type;
	}

	/**
	 * How the call ended.
	 * @return the outcome, never {@link CallOutcome#ACCEPTED}
	 */
	public CallOutcome getOutcome() {
		return this.outcome;
	}

	/**
	 * The HTTP status of the agent's answer.
	 * @return the status code, or 0 if there was no answer
	 */
	public int getStatus() {
		return this.status;
	}

}
