package io.github.mesosspring.codec;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads JSON objects into message builders. The last of several values of one name wins;
 * {@code null} is the same as nothing.
 */
class JsonMessageReader {

	private final JsonTypes types;

	JsonMessageReader(JsonTypes types) {
		this.types = types;
	}

	/**
	 * The field of a message type as it is read.
	 */
	final JsonField field(FieldDescriptor descriptor) {
		return this.types.of(descriptor.getContainingType()).declared().get(descriptor.getIndex());
	}

	/**
	 * Read the one object of a text. Required fields may be missing afterwards.
	 */
	void read(JsonParser parser, Message.Builder builder) {
		begin(parser, builder.getDescriptorForType().getFullName());
		readFields(parser, builder);
	}

	@Nullable EnumValueDescriptor peekEnum(JsonParser parser, FieldDescriptor wanted) {
		begin(parser, wanted.getContainingType().getFullName());
		JsonField field = field(wanted);
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken token = parser.nextToken();
			if (name.equals(field.name())) {
				return (token == JsonToken.VALUE_NULL) ? null
						: (EnumValueDescriptor) JsonScalars.read(parser, token, field);
			}
			parser.skipChildren();
		}
		return null;
	}

	private static void begin(JsonParser parser, String type) {
		JsonToken first = parser.nextToken();
		if (first == null) {
			throw JsonStreams.empty(0);
		}
		if (first != JsonToken.START_OBJECT) {
			throw new JsonConversionException(type, "Expecting a JSON object");
		}
	}

	private void readFields(JsonParser parser, Message.Builder builder) {
		JsonFields fields = this.types.of(builder.getDescriptorForType());
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken token = parser.nextToken();
			JsonField field = fields.named(name);
			if (field == null) {
				readUnknown(parser, name, token, builder);
			}
			else if (field.isRepeated()) {
				if (builder.getRepeatedFieldCount(field.descriptor()) > 0) {
					builder.clearField(field.descriptor());
				}
				readElements(parser, token, field, builder);
			}
			else {
				readSingle(parser, token, field, builder);
			}
		}
	}

	/**
	 * Read a value whose name is none of a field.
	 */
	void readUnknown(JsonParser parser, String name, JsonToken token, Message.Builder builder) {
		parser.skipChildren();
	}

	/**
	 * Read the value of a field that is not repeated.
	 */
	void readSingle(JsonParser parser, JsonToken token, JsonField field, Message.Builder builder) {
		if (token == JsonToken.START_ARRAY) {
			throw field.notExpecting("array");
		}
		Object value = readValue(parser, token, field, builder);
		if (value != null) {
			builder.setField(field.descriptor(), value);
		}
		else {
			builder.clearField(field.descriptor());
		}
	}

	final void readElements(JsonParser parser, JsonToken token, JsonField field, Message.Builder builder) {
		if (token == JsonToken.START_ARRAY) {
			for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
				readElements(parser, next, field, builder);
			}
		}
		else if (field.isMap() && token == JsonToken.START_OBJECT) {
			readEntries(parser, field, builder);
		}
		else {
			Object value = readValue(parser, token, field, builder);
			if (value != null) {
				builder.addRepeatedField(field.descriptor(), value);
			}
		}
	}

	private void readEntries(JsonParser parser, JsonField field, Message.Builder builder) {
		JsonFields entryFields = this.types.of(field.descriptor().getMessageType());
		JsonField keyField = entryFields.declared().get(0);
		JsonField valueField = entryFields.declared().get(1);
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			Message.Builder entry = builder.newBuilderForField(field.descriptor());
			Object key = JsonScalars.readText(name, keyField);
			JsonToken token = parser.nextToken();
			if (token == JsonToken.START_ARRAY) {
				throw valueField.notExpecting("array");
			}
			Object value = readValue(parser, token, valueField, entry);
			if (key != null && value != null) {
				entry.setField(keyField.descriptor(), key);
				entry.setField(valueField.descriptor(), value);
				builder.addRepeatedField(field.descriptor(), entry.buildPartial());
			}
		}
	}

	private @Nullable Object readValue(JsonParser parser, JsonToken token, JsonField field, Message.Builder builder) {
		if (token == JsonToken.VALUE_NULL) {
			return null;
		}
		if (token != JsonToken.START_OBJECT) {
			return JsonScalars.read(parser, token, field);
		}
		if (field.type() != FieldDescriptor.Type.MESSAGE) {
			throw field.notExpecting("object");
		}
		Message.Builder child = builder.newBuilderForField(field.descriptor());
		readFields(parser, child);
		return child.buildPartial();
	}

}
