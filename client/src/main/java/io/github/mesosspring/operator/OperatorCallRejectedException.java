package io.github.mesosspring.operator;

import java.net.URI;

import io.github.mesosspring.call.CallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The master or agent refused the call. {@link #getReason()} is what it said.
 */
public final class OperatorCallRejectedException extends OperatorCallException {

	private final URI server;

	private final int status;

	private final String reason;

	public OperatorCallRejectedException(String call, URI server, int status, String reason) {
		this(call, server, status, reason, null);
	}

	/**
	 * Create it.
	 * @param hint what else to say in the message, or {@code null}
	 */
	OperatorCallRejectedException(String call, URI server, int status, String reason, @Nullable String hint) {
		super(call, server + " rejected " + call + " with " + status + (reason.isEmpty() ? "" : ": " + reason)
				+ ((hint != null) ? " (" + hint + ")" : ""), null);
		this.server = server;
		this.status = status;
		this.reason = reason;
	}

	/**
	 * Who refused it.
	 * @return the base URI of the master or agent
	 */
	public URI getServer() {
		return this.server;
	}

	/**
	 * The HTTP status of the answer.
	 * @return the status code
	 */
	public int getStatus() {
		return this.status;
	}

	/**
	 * The words of the master or agent: the body of the answer, up to 8 KB of it,
	 * possibly empty.
	 * @return the text
	 */
	public String getReason() {
		return this.reason;
	}

	@Override
	public CallOutcome getOutcome() {
		return CallOutcome.REJECTED;
	}

}
