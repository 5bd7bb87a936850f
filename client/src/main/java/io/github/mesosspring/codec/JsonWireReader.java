package io.github.mesosspring.codec;

import java.util.Map;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/**
 * Turns JSON objects as masters write them into wire format, which protobuf parses many
 * times faster than fields are set by reflection. It takes only what is plain: each name
 * once, each value of the kind its field has. All else, right or wrong, it leaves to
 * {@link JsonMessageReader}, from the beginning.
 */
final class JsonWireReader {

	private final JsonTypes types;

	/** Names that mean something though they are none of a field. */
	private final Map<Descriptor, Map<String, FieldDescriptor>> otherNames;

	JsonWireReader(JsonTypes types, Map<Descriptor, Map<String, FieldDescriptor>> otherNames) {
		this.types = types;
		this.otherNames = otherNames;
	}

	/**
	 * Read the one object of a text.
	 * @return whether it was plain; nothing that was written is of use otherwise
	 */
	boolean read(JsonParser parser, Descriptor type, WireBuffer out) {
		return parser.nextToken() == JsonToken.START_OBJECT && readFields(parser, type, out);
	}

	private boolean readFields(JsonParser parser, Descriptor type, WireBuffer out) {
		JsonFields fields = this.types.of(type);
		long seen = 0;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken token = parser.nextToken();
			JsonField field = fields.named(name);
			if (field == null) {
				if (this.otherNames.getOrDefault(type, Map.of()).containsKey(name)) {
					return false;
				}
				parser.skipChildren();
				continue;
			}
			int index = field.descriptor().getIndex();
			if (index >= Long.SIZE || (seen & (1L << index)) != 0 || !readField(parser, token, field, out)) {
				return false;
			}
			seen |= 1L << index;
		}
		return true;
	}

	private boolean readField(JsonParser parser, JsonToken token, JsonField field, WireBuffer out) {
		if (!field.isRepeated()) {
			return readValue(parser, token, field, out);
		}
		if (token != JsonToken.START_ARRAY || field.isMap()) {
			return false;
		}
		for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
			if (!readValue(parser, next, field, out)) {
				return false;
			}
		}
		return true;
	}

	private boolean readValue(JsonParser parser, JsonToken token, JsonField field, WireBuffer out) {
		return switch (token) {
			case START_OBJECT -> field.type() == FieldDescriptor.Type.MESSAGE && readMessage(parser, field, out);
			case VALUE_STRING -> readText(parser, field, out);
			case VALUE_TRUE -> readBoolean(1, field, out);
			case VALUE_FALSE -> readBoolean(0, field, out);
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber(parser, token, field, out);
			default -> false;
		};
	}

	private boolean readMessage(JsonParser parser, JsonField field, WireBuffer out) {
		int begin = out.beginMessage(field.descriptor().getNumber());
		if (!readFields(parser, field.descriptor().getMessageType(), out)) {
			return false;
		}
		out.endMessage(begin);
		return true;
	}

	private static boolean readText(JsonParser parser, JsonField field, WireBuffer out) {
		int number = field.descriptor().getNumber();
		switch (field.type()) {
			case STRING -> {
				char[] chars = parser.getStringCharacters();
				return out.writeText(number, chars, parser.getStringOffset(), parser.getStringLength());
			}
			case BYTES -> out.writeBytes(number, Base64Text.decode(parser.getString(), field));
			case ENUM -> {
				EnumValueDescriptor value = field.enumValue(parser.getString());
				if (value == null) {
					return false;
				}
				out.writeVarint(number, value.getNumber());
			}
			default -> {
				return false;
			}
		}
		return true;
	}

	private static boolean readBoolean(int value, JsonField field, WireBuffer out) {
		if (field.type() != FieldDescriptor.Type.BOOL) {
			return false;
		}
		out.writeVarint(field.descriptor().getNumber(), value);
		return true;
	}

	private static boolean readNumber(JsonParser parser, JsonToken token, JsonField field, WireBuffer out) {
		int number = field.descriptor().getNumber();
		if (field.type() == FieldDescriptor.Type.DOUBLE) {
			out.writeDouble(number, parser.getDoubleValue());
			return true;
		}
		if (token != JsonToken.VALUE_NUMBER_INT || parser.getNumberType() == NumberType.BIG_INTEGER) {
			return false;
		}
		long value = parser.getLongValue();
		boolean within = switch (field.type()) {
			case INT64 -> true;
			case UINT64 -> value >= 0;
			case INT32 -> value == (int) value;
			case UINT32 -> value >>> Integer.SIZE == 0;
			default -> false;
		};
		if (within) {
			out.writeVarint(number, value);
		}
		return within;
	}

}
