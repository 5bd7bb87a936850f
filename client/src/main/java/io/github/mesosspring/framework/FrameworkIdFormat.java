package io.github.mesosspring.framework;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.github.mesosspring.protocol.FrameworkID;

/**
 * The text of a framework id file. Accepts what a master accepts as an id: up to 255
 * characters, none of them a control character or a slash.
 */
final class FrameworkIdFormat {

	static final int MAX_BYTES = 1024;

	private static final int MAX_CHARACTERS = 255;

	private FrameworkIdFormat() {
	}

	static byte[] format(FrameworkID id) {
		return (check(id.getValue()) + "\n").getBytes(StandardCharsets.UTF_8);
	}

	static FrameworkID parse(byte[] content) {
		if (content.length > MAX_BYTES) {
			throw new IllegalArgumentException("it is too large to hold nothing but an id");
		}
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
			return FrameworkID.newBuilder().setValue(check(text.strip())).build();
		}
		catch (CharacterCodingException ex) {
			throw new IllegalArgumentException("it is not UTF-8 text", ex);
		}
	}

	private static String check(String id) {
		if (id.isEmpty()) {
			throw new IllegalArgumentException("it is empty");
		}
		boolean valid = id.length() <= MAX_CHARACTERS && !id.equals(".") && !id.equals("..")
				&& id.chars().noneMatch((c) -> Character.isISOControl(c) || c == '/' || c == '\\');
		if (!valid) {
			throw new IllegalArgumentException("it holds something else than one framework id");
		}
		return id;
	}

}
