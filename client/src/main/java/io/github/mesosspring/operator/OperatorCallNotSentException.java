package io.github.mesosspring.operator;

import io.github.mesosspring.call.CallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The call was not sent, so it has had no effect and may be repeated: it was refused
 * locally, or nobody could be connected to.
 */
public final class OperatorCallNotSentException extends OperatorCallException {

	public OperatorCallNotSentException(String call, String detail, @Nullable Throwable cause) {
		super(call, call + " was not sent: " + detail, cause);
	}

	@Override
	public CallOutcome getOutcome() {
		return CallOutcome.NOT_SENT;
	}

}
