package io.github.mesosspring.subscription;

import java.nio.charset.StandardCharsets;

import com.google.protobuf.UnknownFieldSet;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.http.MasterVersion;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * A SUBSCRIBE that takes the framework over from an instance that is still connected. All
 * masters since 0.28 do so anyway; those before want to be told by {@code force}, which
 * the schema has no more: its number means something else since 1.4.
 */
final class ForcedSubscribe {

	private static final int FORCE = 2;

	private static final String SUBSCRIBE = "\"subscribe\":{";

	private ForcedSubscribe() {
	}

	/**
	 * Whether a master has to be told.
	 * @param version its version
	 * @return {@code true} for 0.24 to 0.27
	 */
	static boolean isHeededBy(MasterVersion version) {
		return !version.isAtLeast(0, 28);
	}

	/**
	 * Encode a SUBSCRIBE with {@code force}.
	 * @param call the call
	 * @param encoding the encoding
	 * @return the body of the request
	 */
	static byte[] encode(Call call, Encoding encoding) {
		return switch (encoding) {
			case PROTOBUF -> encoding.codec().encode(forced(call));
			case JSON -> forced(encoding.codec().encode(call));
		};
	}

	private static Call forced(Call call) {
		UnknownFieldSet force = UnknownFieldSet.newBuilder()
			.addField(FORCE, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
			.build();
		Call.Builder forced = call.toBuilder();
		forced.getSubscribeBuilder().setUnknownFields(force);
		return forced.build();
	}

	/**
	 * Within a JSON text a quotation mark is escaped, so the name can only be the field.
	 */
	private static byte[] forced(byte[] json) {
		String text = new String(json, StandardCharsets.UTF_8);
		int at = text.indexOf(SUBSCRIBE);
		if (at < 0) {
			throw new IllegalStateException("A SUBSCRIBE in JSON has no subscribe");
		}
		int begin = at + SUBSCRIBE.length();
		return (text.substring(0, begin) + "\"force\":true," + text.substring(begin)).getBytes(StandardCharsets.UTF_8);
	}

}
