package io.github.mesosspring.codec;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that are not one JSON value. A master answers them with
 * {@code Failed to parse body into JSON: } and the detail.
 */
public final class MalformedJsonException extends CodecException {

	private final String detail;

	MalformedJsonException(int size, String detail, @Nullable Throwable cause) {
		super("Not JSON (" + size + " bytes): " + detail, cause);
		this.detail = detail;
	}

	@Override
	public String getDetail() {
		return this.detail;
	}

}
