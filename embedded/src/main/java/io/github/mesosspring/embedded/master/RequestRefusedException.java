package io.github.mesosspring.embedded.master;

/**
 * A request that fails one of the checks.
 */
final class RequestRefusedException extends RuntimeException {

	private final transient HttpAnswer answer;

	RequestRefusedException(HttpAnswer answer) {
		super(null, null, false, false);
		this.answer = answer;
	}

	RequestRefusedException(int status, String text) {
		this(HttpAnswer.text(status, text));
	}

	HttpAnswer answer() {
		return this.answer;
	}

}
