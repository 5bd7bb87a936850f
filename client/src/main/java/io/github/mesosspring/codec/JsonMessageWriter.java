package io.github.mesosspring.codec;

import java.math.BigInteger;
import java.util.List;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import tools.jackson.core.JsonGenerator;

/**
 * Writes messages as JSON objects, absent fields left out.
 */
final class JsonMessageWriter {

	private final JsonTypes types;

	private final boolean asMaster;

	/**
	 * Create a writer.
	 * @param types the dialect
	 * @param asMaster whether unset fields with a declared default, and the empty lists
	 * that masters do not leave out, are written
	 */
	JsonMessageWriter(JsonTypes types, boolean asMaster) {
		this.types = types;
		this.asMaster = asMaster;
	}

	void write(Message message, JsonGenerator generator) {
		generator.writeStartObject();
		for (JsonField field : this.types.of(message.getDescriptorForType()).written()) {
			if (isPresent(message, field)) {
				generator.writeName(field.serializedName());
				writeField(message.getField(field.descriptor()), field, generator);
			}
		}
		generator.writeEndObject();
	}

	private boolean isPresent(Message message, JsonField field) {
		if (field.isRepeated()) {
			return (this.asMaster && field.isWrittenEmpty()) || message.getRepeatedFieldCount(field.descriptor()) > 0;
		}
		return (this.asMaster && field.hasWrittenDefault()) || message.hasField(field.descriptor());
	}

	private void writeField(Object value, JsonField field, JsonGenerator generator) {
		if (field.isMap()) {
			writeMap((List<?>) value, field, generator);
		}
		else if (field.isRepeated()) {
			generator.writeStartArray();
			for (Object element : (List<?>) value) {
				writeValue(element, field, generator);
			}
			generator.writeEndArray();
		}
		else {
			writeValue(value, field, generator);
		}
	}

	private void writeMap(List<?> entries, JsonField field, JsonGenerator generator) {
		List<JsonField> entryFields = this.types.of(field.descriptor().getMessageType()).declared();
		FieldDescriptor key = entryFields.get(0).descriptor();
		JsonField value = entryFields.get(1);
		generator.writeStartObject();
		for (Object element : entries) {
			Message entry = (Message) element;
			generator.writeName(entry.getField(key).toString());
			writeValue(entry.getField(value.descriptor()), value, generator);
		}
		generator.writeEndObject();
	}

	private void writeValue(Object value, JsonField field, JsonGenerator generator) {
		switch (field.type()) {
			case MESSAGE, GROUP -> write((Message) value, generator);
			case STRING -> generator.writeString((String) value);
			case ENUM -> generator.writeString(((EnumValueDescriptor) value).getName());
			case BYTES -> writeBytes((ByteString) value, generator);
			case BOOL -> generator.writeBoolean((Boolean) value);
			case DOUBLE, FLOAT -> writeDouble(((Number) value).doubleValue(), field, generator);
			case UINT32, FIXED32 -> generator.writeNumber(Integer.toUnsignedLong((Integer) value));
			case UINT64, FIXED64 -> writeUnsigned((Long) value, generator);
			default -> generator.writeNumber(((Number) value).longValue());
		}
	}

	private static void writeBytes(ByteString value, JsonGenerator generator) {
		generator.writeBinary(value.toByteArray());
	}

	private static void writeDouble(double value, JsonField field, JsonGenerator generator) {
		if (Double.isNaN(value)) {
			throw new CodecException("Cannot write field '" + field.descriptor().getFullName()
					+ "' as JSON: masters do not read NaN. Set a number", null);
		}
		if (Double.isInfinite(value)) {
			generator.writeString((value > 0) ? "Infinity" : "-Infinity");
		}
		else {
			generator.writeNumber(DoubleText.of(value));
		}
	}

	private static void writeUnsigned(long value, JsonGenerator generator) {
		if (value >= 0) {
			generator.writeNumber(value);
		}
		else {
			generator.writeNumber(new BigInteger(Long.toUnsignedString(value)));
		}
	}

}
