package io.github.mesosspring.embedded.master;

/**
 * Something at which the process of a real master aborts.
 */
final class MasterAbortedException extends RuntimeException {

	MasterAbortedException(String cause) {
		super(cause);
	}

}
