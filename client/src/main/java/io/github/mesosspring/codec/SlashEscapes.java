package io.github.mesosspring.codec;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Escapes {@code /} besides what has to be escaped.
 */
final class SlashEscapes extends CharacterEscapes {

	private static final SerializableString ESCAPED = new SerializedString("\\/");

	private final int[] codes = standardAsciiEscapesForJSON();

	SlashEscapes() {
		this.codes['/'] = ESCAPE_CUSTOM;
	}

	@Override
	public int[] getEscapeCodesForAscii() {
		return this.codes;
	}

	@Override
	public @Nullable SerializableString getEscapeSequence(int character) {
		return (character == '/') ? ESCAPED : null;
	}

}
