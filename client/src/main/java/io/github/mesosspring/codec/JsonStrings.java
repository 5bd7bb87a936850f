package io.github.mesosspring.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The inside of JSON strings, in UTF-8.
 */
final class JsonStrings {

	private static final String ESCAPED = "\"\\/bfnrt";

	private static final byte[] MEANT = "\"\\/\b\f\n\r\t".getBytes(StandardCharsets.US_ASCII);

	private JsonStrings() {
	}

	/**
	 * Resolve the escapes of a string.
	 * @return its text, or {@code null} if there is an escape by number or something that
	 * is not UTF-8
	 */
	static byte @Nullable [] unescape(byte[] bytes, int start, int length) {
		byte[] text = new byte[length];
		int size = 0;
		for (int i = start; i < start + length; i++) {
			byte next = bytes[i];
			if (next == '\\') {
				int escape = ESCAPED.indexOf(bytes[++i]);
				if (escape < 0) {
					return null;
				}
				next = MEANT[escape];
			}
			text[size++] = next;
		}
		return isUtf8(text, 0, size) ? Arrays.copyOf(text, size) : null;
	}

	static boolean isUtf8(byte[] bytes, int offset, int length) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
			return true;
		}
		catch (CharacterCodingException ex) {
			return false;
		}
	}

}
