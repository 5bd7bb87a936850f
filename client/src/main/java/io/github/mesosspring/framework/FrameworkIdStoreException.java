package io.github.mesosspring.framework;

import org.jspecify.annotations.Nullable;

/**
 * A framework id that cannot be read or kept safe. The message says where it is and what
 * to do.
 */
public class FrameworkIdStoreException extends RuntimeException {

	/**
	 * Create an exception.
	 * @param message what happened, to what, and what to do
	 * @param cause the cause, if there is one
	 */
	public FrameworkIdStoreException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
