package io.github.mesosspring.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Finds fields, or constants of an enum, by the bytes of their names, without making a
 * string of them.
 */
final class JsonNames<T> {

	/** At most half of the places are taken, so that a search ends soon. */
	private final @Nullable Object[] named;

	private final byte[][] names;

	JsonNames(List<T> named, Function<T, String> names) {
		int places = Integer.highestOneBit(Math.max(1, named.size())) * 4;
		this.named = new @Nullable Object[places];
		this.names = new byte[places][];
		for (T each : named) {
			byte[] name = names.apply(each).getBytes(StandardCharsets.UTF_8);
			int place = hash(name, 0, name.length) & (places - 1);
			while (this.named[place] != null) {
				place = (place + 1) & (places - 1);
			}
			this.named[place] = each;
			this.names[place] = name;
		}
	}

	@SuppressWarnings("unchecked")
	@Nullable T find(byte[] text, int from, int to) {
		int place = hash(text, from, to) & (this.named.length - 1);
		while (this.named[place] != null) {
			if (isAt(from, to, text, this.names[place])) {
				return (T) this.named[place];
			}
			place = (place + 1) & (this.named.length - 1);
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
