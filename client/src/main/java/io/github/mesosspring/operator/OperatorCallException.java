package io.github.mesosspring.operator;

import io.github.mesosspring.call.CallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * An operator call that was not accepted, or whose answer could not be had. The
 * subclasses say which of the three it is.
 */
public abstract sealed class OperatorCallException extends RuntimeException
		permits OperatorCallRejectedException, OperatorCallNotSentException, OperatorCallUnknownException {

	private final String call;

	OperatorCallException(String call, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.call = call;
	}

	/**
	 * Which call it was.
	 * @return the name of its type, such as {@code GET_STATE}
	 */
	public String getCall() {
		return this.call;
	}

	/**
	 * How the call ended.
	 * @return the outcome, never {@link CallOutcome#ACCEPTED}
	 */
	public abstract CallOutcome getOutcome();

}
