package io.github.mesosspring.operator;

import io.github.mesosspring.call.CallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The call was sent, but no answer came, or none that can be read: it may have had its
 * effect. Look at the state before you repeat a call that changes something.
 */
public final class OperatorCallUnknownException extends OperatorCallException {

	public OperatorCallUnknownException(String call, String detail, @Nullable Throwable cause) {
		super(call, "The outcome of " + call + " is unknown: " + detail, cause);
	}

	@Override
	public CallOutcome getOutcome() {
		return CallOutcome.UNKNOWN;
	}

}
