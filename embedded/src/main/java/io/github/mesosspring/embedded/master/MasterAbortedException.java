package io.github.mesosspring.embedded.master;

/**
 * Something at which the process of a real master aborts.
 */
final class MasterAbortedException extends RuntimeException {

	private final String cause;

	MasterAbortedException(String cause) {
		super(cause);
		this.cause = cause;
	}

	String cause() {
		return this.cause;
	}

}
