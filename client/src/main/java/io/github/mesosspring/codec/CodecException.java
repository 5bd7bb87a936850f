package io.github.mesosspring.codec;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that are not the message they should be, or a message that cannot be written.
 */
public class CodecException extends RuntimeException {

	public CodecException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	/**
	 * What is wrong, without the type and the size of what was read; for JSON in the
	 * words a Mesos master uses in its answer. May quote the message.
	 * @return the detail
	 */
	public String getDetail() {
		String message = getMessage();
		return (message != null) ? message : "";
	}

}
