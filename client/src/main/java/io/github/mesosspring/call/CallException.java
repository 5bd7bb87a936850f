package io.github.mesosspring.call;

import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * A call that was not accepted. The subclasses say which of the other three outcomes it
 * had.
 */
public abstract sealed class CallException extends RuntimeException
		permits CallRejectedException, CallNotSentException, CallUnknownException {

	private final Call.Type type;

	CallException(Call.Type type, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.type = type;
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
	public abstract CallOutcome getOutcome();

}
