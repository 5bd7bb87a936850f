package io.github.mesosspring.operator;

import java.net.URI;

/**
 * A server did not act on a call but named another one.
 */
final class RedirectedException extends RuntimeException {

	private final URI target;

	private final OperatorCallRejectedException refusal;

	/**
	 * Create it.
	 * @param target where to send the call instead
	 * @param refusal what the answer means if that is not done
	 */
	RedirectedException(URI target, OperatorCallRejectedException refusal) {
		super(refusal);
		this.target = target;
		this.refusal = refusal;
	}

	URI target() {
		return this.target;
	}

	OperatorCallRejectedException refusal() {
		return this.refusal;
	}

}
