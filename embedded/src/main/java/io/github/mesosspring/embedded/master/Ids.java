package io.github.mesosspring.embedded.master;

import org.jspecify.annotations.Nullable;

/**
 * The rules for ids chosen by a framework.
 */
final class Ids {

	private static final int MAX_LENGTH = 255;

	private Ids() {
	}

	static @Nullable String validate(String id) {
		if (id.isEmpty()) {
			return "ID must not be empty";
		}
		if (id.length() > MAX_LENGTH) {
			return "ID must not be greater than " + MAX_LENGTH + " characters";
		}
		if (id.equals(".") || id.equals("..")) {
			return "'" + id + "' is disallowed";
		}
		boolean invalid = id.chars()
			.anyMatch((character) -> character < ' ' || character == 0x7f || character == '/' || character == '\\');
		return invalid ? "'" + id + "' contains invalid characters" : null;
	}

}
