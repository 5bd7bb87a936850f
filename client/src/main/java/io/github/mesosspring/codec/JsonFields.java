package io.github.mesosspring.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.google.protobuf.Descriptors.Descriptor;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one message type, by name and in order of declaration.
 */
final class JsonFields {

	private static final Map<Descriptor, JsonFields> TABLES = new ConcurrentHashMap<>();

	private final List<JsonField> declared;

	private final Map<String, JsonField> byName = new HashMap<>();

	private JsonFields(Descriptor type) {
		this.declared = type.getFields().stream().map(JsonField::new).toList();
		this.declared.forEach((field) -> this.byName.put(field.name(), field));
	}

	static JsonFields of(Descriptor type) {
		JsonFields known = TABLES.get(type);
		return (known != null) ? known : TABLES.computeIfAbsent(type, JsonFields::new);
	}

	List<JsonField> declared() {
		return this.declared;
	}

	@Nullable JsonField named(String name) {
		return this.byName.get(name);
	}

}
