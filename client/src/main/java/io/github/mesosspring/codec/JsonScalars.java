package io.github.mesosspring.codec;

import java.util.Locale;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads single JSON values into what the Java API of protobuf takes for a field.
 */
final class JsonScalars {

	private JsonScalars() {
	}

	/**
	 * Read the value the parser stands at, anything but {@code null}.
	 * @return the value, or {@code null} for an unknown name that is no error
	 */
	static @Nullable Object read(JsonParser parser, JsonToken token, JsonField field) {
		return switch (token) {
			case VALUE_STRING -> readText(parser.getString(), field);
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonNumbers.read(parser, token, field);
			case VALUE_TRUE -> readBoolean(true, field);
			case VALUE_FALSE -> readBoolean(false, field);
			case START_OBJECT -> throw field.notExpecting("object");
			case START_ARRAY -> throw field.notExpecting("array");
			default -> throw field.notExpecting(token.name().toLowerCase(Locale.ROOT));
		};
	}

	static @Nullable Object readText(String text, JsonField field) {
		return switch (field.type()) {
			case STRING -> text;
			case BYTES -> Base64Text.decode(text, field);
			case ENUM -> readEnum(text, field);
			case MESSAGE, GROUP -> throw field.notExpecting("string");
			default -> readTextValue(text, field);
		};
	}

	private static Object readTextValue(String text, JsonField field) {
		if (!field.readsTextValues()) {
			throw field.notExpecting("string");
		}
		return (field.type() == FieldDescriptor.Type.BOOL) ? parseBoolean(text, field) : JsonNumbers.parse(text, field);
	}

	private static @Nullable EnumValueDescriptor readEnum(String name, JsonField field) {
		EnumValueDescriptor value = field.enumValue(name);
		if (value == null && field.isStrictEnum()) {
			throw field.error("Failed to find enum for '" + name + "'");
		}
		return value;
	}

	private static Boolean readBoolean(boolean value, JsonField field) {
		if (field.type() != FieldDescriptor.Type.BOOL) {
			throw field.notExpecting("boolean");
		}
		return value;
	}

	private static Boolean parseBoolean(String text, JsonField field) {
		return switch (text.strip()) {
			case "true" -> true;
			case "false" -> false;
			default ->
				throw field.error("Failed to parse '" + text + "' as a JSON boolean for field '" + field.name() + "'");
		};
	}

}
