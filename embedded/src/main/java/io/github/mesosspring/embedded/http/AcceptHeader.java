package io.github.mesosspring.embedded.http;

import java.util.Locale;

import io.github.mesosspring.codec.MessageCodec;
import org.jspecify.annotations.Nullable;

/**
 * The choice of the encoding of an answer. JSON wins whenever it is acceptable; q-values
 * other than 0 do not count.
 */
public final class AcceptHeader {

	private AcceptHeader() {
	}

	/**
	 * Choose an encoding.
	 * @param accept the header, {@code null} if there was none
	 * @return the encoding, {@code null} if none is acceptable
	 */
	public static @Nullable MessageCodec choose(@Nullable String accept) {
		return choose(accept, Codecs.CURRENT);
	}

	/**
	 * Choose an encoding.
	 * @param accept the header, {@code null} if there was none
	 * @param codecs the encodings there are
	 * @return the encoding, {@code null} if none is acceptable
	 */
	public static @Nullable MessageCodec choose(@Nullable String accept, Codecs codecs) {
		if (allows(accept, codecs.json().mediaType())) {
			return codecs.json();
		}
		return allows(accept, codecs.protobuf().mediaType()) ? codecs.protobuf() : null;
	}

	private static boolean allows(@Nullable String accept, String mediaType) {
		if (accept == null) {
			return true;
		}
		for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
			String[] parts = range.trim().split(";");
			String type = parts[0].trim();
			if (type.equals(mediaType) || type.equals("*/*") || type.equals("application/*")) {
				return !isRefused(parts);
			}
		}
		return false;
	}

	private static boolean isRefused(String[] parts) {
		for (int index = 1; index < parts.length; index++) {
			String parameter = parts[index].trim();
			if (parameter.startsWith("q=") && parameter.substring(2).matches("0(\\.0*)?")) {
				return true;
			}
		}
		return false;
	}

}
