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

	private final List<JsonField> written;

	private final JsonNames names;

	JsonFields(Descriptor type, JsonDialect dialect) {
		this.type = type;
		this.declared = type.getFields().stream().map((field) -> new JsonField(field, dialect)).toList();
		Stream<JsonField> known = this.declared.stream().filter((field) -> dialect.maps() || !field.isMap());
		this.written = (dialect.alphabeticalKeys() ? known.sorted(Comparator.comparing(JsonField::name)) : known)
			.toList();
		for (JsonField field : this.written) {
			this.byName.put(field.name(), field);
			this.byNumber.put(field.descriptor().getNumber(), field);
		}
		this.names = new JsonNames(this.written);
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
		return this.byNumber.get(number);
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

}
