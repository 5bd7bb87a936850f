package io.github.mesosspring.codec;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.google.protobuf.Descriptors.Descriptor;

/**
 * What one dialect makes of the message types, looked up once for each.
 */
final class JsonTypes {

	static final JsonTypes CURRENT = new JsonTypes(JsonDialect.CURRENT);

	private final Map<Descriptor, JsonFields> tables = new ConcurrentHashMap<>();

	private final JsonDialect dialect;

	JsonTypes(JsonDialect dialect) {
		this.dialect = dialect;
	}

	JsonDialect dialect() {
		return this.dialect;
	}

	JsonFields of(Descriptor type) {
		JsonFields known = this.tables.get(type);
		return (known != null) ? known
				: this.tables.computeIfAbsent(type, (descriptor) -> new JsonFields(descriptor, this));
	}

}
