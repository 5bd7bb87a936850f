package io.github.mesosspring.codec;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.protobuf.Descriptors.Descriptor;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one message type, by name and in the order of one dialect.
 */
final class JsonFields {

	private final Descriptor type;

	private final List<JsonField> declared;

	private final Map<String, JsonField> byName = new HashMap<>();

	private final Map<Integer, JsonField> byNumber = new HashMap<>();

	/** Those of low numbers, which are nearly all. */
	private final @Nullable JsonField[] lowNumbers = new @Nullable JsonField[64];

	private final List<JsonField> written;

	private final JsonNames<JsonField> names;

	/**
	 * Which field came after each when a text was last read, and which came first. Only
	 * guesses, so that it does not matter which thread sees which.
	 */
	private final @Nullable JsonField[] sequels;

	JsonFields(Descriptor type, JsonTypes types) {
		JsonDialect dialect = types.dialect();
		this.type = type;
		this.declared = type.getFields().stream().map((field) -> new JsonField(field, types)).toList();
		Stream<JsonField> known = this.declared.stream().filter((field) -> dialect.maps() || !field.isMap());
		this.written = (dialect.alphabeticalKeys() ? known.sorted(Comparator.comparing(JsonField::name)) : known)
			.toList();
		for (JsonField field : this.written) {
			this.byName.put(field.name(), field);
			this.byNumber.put(field.number(), field);
			if (field.number() < this.lowNumbers.length) {
				this.lowNumbers[field.number()] = field;
			}
		}
		this.names = new JsonNames<>(this.written, JsonField::name);
		this.sequels = new @Nullable JsonField[this.declared.size() + 1];
	}

	Descriptor type() {
		return this.type;
	}

	/**
	 * All fields, at the index of their descriptor.
	 */
	List<JsonField> declared() {
		return this.declared;
	}

	/**
	 * The fields of the dialect, in the order in which they are written.
	 */
	List<JsonField> written() {
		return this.written;
	}

	@Nullable JsonField numbered(int number) {
		return (number < this.lowNumbers.length) ? this.lowNumbers[number] : this.byNumber.get(number);
	}

	@Nullable JsonField named(String name) {
		return this.byName.get(name);
	}

	/**
	 * The field of a name that stands in a text.
	 */
	@Nullable JsonField named(byte[] text, int from, int to) {
		return this.names.find(text, from, to);
	}

	/**
	 * The field that is likely to come next in a text.
	 * @param previous the field before it, or {@code null} at the beginning
	 */
	@Nullable JsonField likelyAfter(@Nullable JsonField previous) {
		return this.sequels[place(previous)];
	}

	void cameAfter(@Nullable JsonField previous, JsonField field) {
		this.sequels[place(previous)] = field;
	}

	private static int place(@Nullable JsonField previous) {
		return (previous != null) ? previous.index() + 1 : 0;
	}

}
