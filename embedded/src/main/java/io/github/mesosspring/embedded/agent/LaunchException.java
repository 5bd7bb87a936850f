package io.github.mesosspring.embedded.agent;

import org.jspecify.annotations.Nullable;

/**
 * A task cannot be started. The message goes to its framework.
 */
final class LaunchException extends Exception {

	private static final long serialVersionUID = 1L;

	LaunchException(String detail) {
		this(detail, null);
	}

	LaunchException(String detail, @Nullable Throwable cause) {
		super("Failed to launch container: " + detail, cause);
	}

}
