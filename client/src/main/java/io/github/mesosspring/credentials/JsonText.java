package io.github.mesosspring.credentials;

import java.io.ByteArrayOutputStream;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Objects in JSON with nothing but texts and numbers.
 */
final class JsonText {

	private static final JsonFactory JSON = new JsonFactory();

	private JsonText() {
	}

	static byte[] write(Map<String, Object> fields) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
			generator.writeStartObject();
			fields.forEach((name, value) -> {
				generator.writeName(name);
				if (value instanceof Number number) {
					generator.writeNumber(number.longValue());
				}
				else {
					generator.writeString(value.toString());
				}
			});
			generator.writeEndObject();
		}
		return bytes.toByteArray();
	}

	/**
	 * Read a field of the outermost object.
	 * @param json the object
	 * @param name the name of the field
	 * @return its text or number, {@code null} if there is no such field or no object
	 */
	static @Nullable String read(byte[] json, String name) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				return null;
			}
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				boolean found = parser.currentName().equals(name);
				boolean scalar = parser.nextToken().isScalarValue();
				if (found) {
					return scalar ? parser.getString() : null;
				}
				parser.skipChildren();
			}
		}
		catch (JacksonException ex) {
			// the message would show what was to be read
		}
		return null;
	}

}
