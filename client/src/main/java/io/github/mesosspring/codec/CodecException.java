package io.github.mesosspring.codec;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that are not the message they should be, or a message that cannot be written.
 */
public class CodecException extends RuntimeException {

	public CodecException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
