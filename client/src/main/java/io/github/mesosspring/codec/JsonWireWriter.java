package io.github.mesosspring.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a message in wire format as a JSON object, which protobuf makes many times
 * faster than fields are asked for by reflection. Fields come in the order of their
 * numbers. What is not plain, such as maps and NaN, it leaves to
 * {@link JsonMessageWriter}. Serves one message.
 */
final class JsonWireWriter {

	private final JsonTypes types;

	private final byte[] bytes;

	private final CodedInputStream input;

	private final JsonGenerator generator;

	private boolean replacements;

	JsonWireWriter(JsonTypes types, byte[] message, JsonGenerator generator) {
		this.types = types;
		this.bytes = message;
		this.input = CodedInputStream.newInstance(message);
		this.generator = generator;
	}

	/**
	 * Write the message.
	 * @return whether it was plain; nothing that was written is of use otherwise
	 */
	boolean write(Descriptor type) throws IOException {
		JsonFields fields = this.types.of(type);
		this.generator.writeStartObject();
		@Nullable JsonField list = null;
		for (int tag = this.input.readTag(); tag != 0; tag = this.input.readTag()) {
			JsonField field = fields.numbered(WireFormat.getTagFieldNumber(tag));
			if (field == null) {
				this.input.skipField(tag);
				continue;
			}
			if (field != list) {
				list = begin(field, list);
			}
			if (field.isMap() || !writeValue(tag, field)) {
				return false;
			}
		}
		if (list != null) {
			this.generator.writeEndArray();
		}
		this.generator.writeEndObject();
		return true;
	}

	/**
	 * Go on to another field.
	 * @param list the field whose elements were written before, if one
	 * @return the field if elements of it follow
	 */
	private @Nullable JsonField begin(JsonField field, @Nullable JsonField list) {
		if (list != null) {
			this.generator.writeEndArray();
		}
		this.generator.writeName(field.serializedName());
		if (!field.isRepeated()) {
			return null;
		}
		this.generator.writeStartArray();
		return field;
	}

	private boolean writeValue(int tag, JsonField field) throws IOException {
		return switch (WireFormat.getTagWireType(tag)) {
			case WireFormat.WIRETYPE_VARINT -> writeVarint(this.input.readRawVarint64(), field);
			case WireFormat.WIRETYPE_LENGTH_DELIMITED -> writeBytes(this.input.readRawVarint32(), field);
			case WireFormat.WIRETYPE_FIXED64 ->
				field.type() == FieldDescriptor.Type.DOUBLE && writeDouble(this.input.readDouble());
			default -> false;
		};
	}

	private boolean writeVarint(long value, JsonField field) {
		switch (field.type()) {
			case BOOL -> this.generator.writeBoolean(value != 0);
			case INT32, INT64 -> this.generator.writeNumber(value);
			case UINT32 -> this.generator.writeNumber(value & 0xffffffffL);
			case UINT64 -> {
				this.generator.writeNumber(value);
				return value >= 0;
			}
			case ENUM -> {
				EnumValueDescriptor constant = field.descriptor().getEnumType().findValueByNumber((int) value);
				if (constant == null) {
					return false;
				}
				this.generator.writeString(constant.getName());
			}
			default -> {
				return false;
			}
		}
		return true;
	}

	private boolean writeDouble(double value) {
		if (!Double.isFinite(value)) {
			return false;
		}
		this.generator.writeNumber(DoubleText.of(value));
		return true;
	}

	private boolean writeBytes(int length, JsonField field) throws IOException {
		int offset = this.input.getTotalBytesRead();
		switch (field.type()) {
			case MESSAGE -> {
				int limit = this.input.pushLimit(length);
				boolean written = write(field.descriptor().getMessageType());
				this.input.popLimit(limit);
				return written;
			}
			case STRING -> writeText(offset, length);
			case BYTES -> this.generator.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, this.bytes, offset, length);
			default -> {
				return false;
			}
		}
		this.input.skipRawBytes(length);
		return true;
	}

	private void writeText(int offset, int length) {
		boolean ascii = true;
		for (int i = offset; i < offset + length; i++) {
			ascii &= this.bytes[i] >= 0;
			this.replacements |= this.bytes[i] == '?';
		}
		if (ascii) {
			this.generator.writeUTF8String(this.bytes, offset, length);
		}
		else {
			// not known to be valid UTF-8
			this.generator.writeString(new String(this.bytes, offset, length, StandardCharsets.UTF_8));
		}
	}

	/**
	 * Whether a text holds what protobuf writes in the place of an unpaired surrogate, so
	 * that the wire format may not say what the message does.
	 */
	boolean hasReplacements() {
		return this.replacements;
	}

}
