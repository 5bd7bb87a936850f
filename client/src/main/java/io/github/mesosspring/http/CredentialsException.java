package io.github.mesosspring.http;

import org.jspecify.annotations.Nullable;

/**
 * A request was not sent, because its credentials could not be had or must not go there.
 * The message says why and shows no credentials.
 */
public class CredentialsException extends IllegalStateException {

	/**
	 * Create it.
	 * @param message what happened
	 * @param cause why, or {@code null}
	 */
	public CredentialsException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * Whether asking again may help: credentials could not be had, rather than must not
	 * go there or cannot be sent at all.
	 * @return whether something else is the cause
	 */
	public boolean isTransient() {
		return getCause() != null;
	}

}
