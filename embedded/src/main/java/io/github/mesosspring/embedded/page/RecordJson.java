package io.github.mesosspring.embedded.page;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes public records of strings, whole numbers, collections, maps and further records
 * as JSON objects.
 */
final class RecordJson {

	private static final JsonFactory FACTORY = new JsonFactory();

	private RecordJson() {
	}

	static byte[] write(Record value) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
			write(value, generator);
		}
		return out.toByteArray();
	}

	private static void write(@Nullable Object value, JsonGenerator generator) {
		if (value == null) {
			generator.writeNull();
		}
		else if (value instanceof Number number) {
			generator.writeNumber(number.longValue());
		}
		else if (value instanceof Collection<?> elements) {
			generator.writeStartArray();
			elements.forEach((element) -> write(element, generator));
			generator.writeEndArray();
		}
		else if (value instanceof Map<?, ?> map) {
			generator.writeStartObject();
			map.forEach((name, element) -> write(name.toString(), element, generator));
			generator.writeEndObject();
		}
		else if (value instanceof Record) {
			generator.writeStartObject();
			for (RecordComponent component : value.getClass().getRecordComponents()) {
				write(component.getName(), read(component, value), generator);
			}
			generator.writeEndObject();
		}
		else {
			generator.writeString(value.toString());
		}
	}

	private static void write(String name, @Nullable Object value, JsonGenerator generator) {
		generator.writeName(name);
		write(value, generator);
	}

	private static @Nullable Object read(RecordComponent component, Object value) {
		try {
			return component.getAccessor().invoke(value);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Cannot read " + component, ex);
		}
	}

}
