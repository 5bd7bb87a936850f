package io.github.mesosspring.codec;

import java.util.Arrays;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;

/**
 * Reads base64 as masters do: standard alphabet only, blanks skipped, everything from the
 * first padding character on ignored.
 */
final class Base64Text {

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	private static final byte BLANK = -1;

	private static final byte INVALID = -2;

	private static final byte[] VALUES = values();

	private Base64Text() {
	}

	private static byte[] values() {
		byte[] values = new byte[128];
		Arrays.fill(values, INVALID);
		for (int i = 0; i < ALPHABET.length(); i++) {
			values[ALPHABET.charAt(i)] = (byte) i;
		}
		for (char blank : " \t\n\u000b\f\r".toCharArray()) {
			values[blank] = BLANK;
		}
		return values;
	}

	static ByteString decode(String text, JsonField field) {
		byte[] bytes = new byte[(int) (text.length() * 3L / 4)];
		int size = 0;
		int bits = 0;
		int available = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '=') {
				break;
			}
			byte value = (c < VALUES.length) ? VALUES[c] : INVALID;
			if (value == INVALID) {
				throw field
					.error("Failed to base64 decode bytes field '" + field.name() + "': Invalid character '" + c + "'");
			}
			if (value == BLANK) {
				continue;
			}
			bits = (bits << 6) | value;
			available += 6;
			if (available >= 8) {
				available -= 8;
				bytes[size++] = (byte) (bits >> available);
			}
		}
		return UnsafeByteOperations.unsafeWrap(bytes, 0, size);
	}

}
