package io.github.mesosspring.codec;

/**
 * JSON that does not map onto the message it should be. A master answers it with
 * {@code Failed to convert JSON into Call protobuf: } and the detail.
 */
public final class JsonConversionException extends CodecException {

	private final String detail;

	JsonConversionException(String type, String detail) {
		super("JSON that is no " + type + ": " + detail, null);
		this.detail = detail;
	}

	@Override
	public String getDetail() {
		return this.detail;
	}

}
