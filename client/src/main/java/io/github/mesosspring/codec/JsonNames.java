package io.github.mesosspring.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds fields by the bytes of their names, without making a string of them.
 */
final class JsonNames {

	/** At most half of the places are taken, so that a search ends soon. */
	private final @Nullable JsonField[] fields;

	private final byte[][] names;

	JsonNames(List<JsonField> fields) {
		int places = Integer.highestOneBit(Math.max(1, fields.size())) * 4;
		this.fields = new @Nullable JsonField[places];
		this.names = new byte[places][];
		for (JsonField field : fields) {
			byte[] name = field.name().getBytes(StandardCharsets.UTF_8);
			int place = hash(name, 0, name.length) & (places - 1);
			while (this.fields[place] != null) {
				place = (place + 1) & (places - 1);
			}
			this.fields[place] = field;
			this.names[place] = name;
		}
	}

	@Nullable JsonField find(byte[] text, int from, int to) {
		int place = hash(text, from, to) & (this.fields.length - 1);
		while (this.fields[place] != null) {
			if (isAt(from, to, text, this.names[place])) {
				return this.fields[place];
			}
			place = (place + 1) & (this.fields.length - 1);
		}
		return null;
	}

	/**
	 * Names are so short that {@code Arrays.equals} takes longer.
	 */
	private static boolean isAt(int from, int to, byte[] text, byte[] name) {
		if (name.length != to - from) {
			return false;
		}
		for (int i = 0; i < name.length; i++) {
			if (text[from + i] != name[i]) {
				return false;
			}
		}
		return true;
	}

	private static int hash(byte[] text, int from, int to) {
		int hash = 0;
		for (int i = from; i < to; i++) {
			hash = hash * 31 + text[i];
		}
		return hash ^ (hash >>> 7);
	}

}
