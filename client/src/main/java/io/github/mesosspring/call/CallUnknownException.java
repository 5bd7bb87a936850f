package io.github.mesosspring.call;

import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * The call was sent, but the connection was lost or the time ran out before the answer:
 * the master may have acted on it. What came of it shows in later events, or in a
 * reconciliation.
 */
public final class CallUnknownException extends CallException {

	public CallUnknownException(Call.Type type, String detail, @Nullable Throwable cause) {
		super(type, "The outcome of " + type + " is unknown: " + detail, cause);
	}

	@Override
	public CallOutcome getOutcome() {
		return CallOutcome.UNKNOWN;
	}

}
