package io.github.mesosspring.embedded.http;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.JsonConversionException;
import io.github.mesosspring.codec.MalformedJsonException;
import io.github.mesosspring.codec.MessageCodec;

/**
 * The part of the checks that every API of a master or agent has in common: method,
 * content type, body.
 */
public final class RequestBody {

	private RequestBody() {
	}

	/**
	 * Read the message out of a call.
	 * @param <T> the type of the message
	 * @param call the call
	 * @param prototype the default instance of the type
	 * @return the message
	 * @throws RequestRefusedException if there is none
	 */
	public static <T extends Message> T read(HttpCall call, T prototype) {
		return read(call, prototype, Codecs.CURRENT, "Call protobuf");
	}

	/**
	 * Read the message out of a call.
	 * @param <T> the type of the message
	 * @param call the call
	 * @param prototype the default instance of the type
	 * @param what the text for what the body should have been
	 * @return the message
	 * @throws RequestRefusedException if there is none
	 */
	public static <T extends Message> T read(HttpCall call, T prototype, String what) {
		return read(call, prototype, Codecs.CURRENT, what);
	}

	/**
	 * Read the message out of a call.
	 * @param <T> the type of the message
	 * @param call the call
	 * @param prototype the default instance of the type
	 * @param codecs the encodings it may have
	 * @return the message
	 * @throws RequestRefusedException if there is none
	 */
	public static <T extends Message> T read(HttpCall call, T prototype, Codecs codecs) {
		return read(call, prototype, codecs, "Call protobuf");
	}

	private static <T extends Message> T read(HttpCall call, T prototype, Codecs codecs, String what) {
		if (!call.method().equals("POST")) {
			throw new RequestRefusedException(
					HttpAnswer
						.text(405,
								"405 Method Not Allowed. Expecting one of { 'POST' }, but received '" + call.method()
										+ "'.")
						.with("Allow", "POST"));
		}
		String contentType = call.header("Content-Type");
		if (contentType == null) {
			throw new RequestRefusedException(400, "Expecting 'Content-Type' to be present");
		}
		MessageCodec codec = switch (contentType) {
			case "application/json" -> codecs.json();
			case "application/x-protobuf" -> codecs.protobuf();
			default -> throw new RequestRefusedException(415,
					"Expecting 'Content-Type' of application/json or application/x-protobuf");
		};
		try {
			return codec.decode(call.body(), prototype);
		}
		catch (CodecException ex) {
			throw new RequestRefusedException(400, describe(ex, what));
		}
	}

	private static String describe(CodecException ex, String what) {
		if (ex instanceof MalformedJsonException) {
			return "Failed to parse body into JSON: " + ex.getDetail();
		}
		return (ex instanceof JsonConversionException) ? "Failed to convert JSON into " + what + ": " + ex.getDetail()
				: "Failed to parse body into " + what;
	}

}
