package io.github.mesosspring.call;

import io.github.mesosspring.protocol.scheduler.Call;

/**
 * The master refused the call. {@link #getReason()} is what it said.
 */
public final class CallRejectedException extends CallException {

	private final int status;

	private final String reason;

	public CallRejectedException(Call.Type type, int status, String reason) {
		super(type, "The master rejected " + type + " with " + status + ": " + reason, null);
		this.status = status;
		this.reason = reason;
	}

	/**
	 * The HTTP status of the answer.
	 * @return the status code
	 */
	public int getStatus() {
		return this.status;
	}

	/**
	 * The master's own words: the body of the answer, possibly empty.
	 * @return the text
	 */
	public String getReason() {
		return this.reason;
	}

	/**
	 * Whether the master refused the call before it acted on it, so that its offers are
	 * still held. A server error may come from a proxy that lost the answer.
	 */
	boolean hadNoEffect() {
		return this.status >= 300 && this.status < 500;
	}

	@Override
	public CallOutcome getOutcome() {
		return CallOutcome.REJECTED;
	}

}
