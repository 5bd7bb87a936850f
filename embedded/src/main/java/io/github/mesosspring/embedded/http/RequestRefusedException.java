package io.github.mesosspring.embedded.http;

/**
 * A request that fails one of the checks.
 */
public final class RequestRefusedException extends RuntimeException {

	private final transient HttpAnswer answer;

	public RequestRefusedException(HttpAnswer answer) {
		super(null, null, false, false);
		this.answer = answer;
	}

	public RequestRefusedException(int status, String text) {
		this(HttpAnswer.text(status, text));
	}

	public HttpAnswer answer() {
		return this.answer;
	}

}
