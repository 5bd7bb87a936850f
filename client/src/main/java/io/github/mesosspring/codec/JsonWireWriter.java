package io.github.mesosspring.codec;

import java.io.IOException;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message in wire format as a JSON object, which protobuf makes many times
 * faster than fields are asked for by reflection. Fields come in the order of their
 * numbers. What is not plain, such as maps and NaN, it leaves to
 * {@link JsonMessageWriter}. Serves one message.
 */
final class JsonWireWriter {

	private final byte[] bytes;

	private final CodedInputStream input;

	private final JsonText out;

	private boolean replacements;

	JsonWireWriter(byte[] message, JsonText out) {
		this.bytes = message;
		this.input = CodedInputStream.newInstance(message);
		this.out = out;
	}

	/**
	 * Write the message.
	 * @return whether it was plain; nothing that was written is of use otherwise
	 */
	boolean write(JsonFields fields) throws IOException {
		this.out.begin('{');
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
			this.out.end(']');
		}
		this.out.end('}');
		return true;
	}

	/**
	 * Go on to another field.
	 * @param list the field whose elements were written before, if one
	 * @return the field if elements of it follow
	 */
	private @Nullable JsonField begin(JsonField field, @Nullable JsonField list) {
		if (list != null) {
			this.out.end(']');
		}
		this.out.name(field.quotedName());
		if (!field.isRepeated()) {
			return null;
		}
		this.out.begin('[');
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
			case BOOL -> this.out.literal((value != 0) ? "true" : "false");
			case INT32, INT64 -> this.out.number(value);
			case UINT32 -> this.out.number(value & 0xffffffffL);
			case UINT64 -> {
				this.out.number(value);
				return value >= 0;
			}
			case ENUM -> {
				EnumValueDescriptor constant = field.descriptor().getEnumType().findValueByNumber((int) value);
				if (constant == null) {
					return false;
				}
				this.out.word(constant.getName());
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
		this.out.literal(DoubleText.of(value));
		return true;
	}

	private boolean writeBytes(int length, JsonField field) throws IOException {
		int offset = this.input.getTotalBytesRead();
		switch (field.type()) {
			case MESSAGE -> {
				int limit = this.input.pushLimit(length);
				boolean written = write(field.fields());
				this.input.popLimit(limit);
				return written;
			}
			case STRING -> {
				if (!writeText(offset, length)) {
					return false;
				}
			}
			case BYTES -> this.out.base64(this.bytes, offset, length);
			default -> {
				return false;
			}
		}
		this.input.skipRawBytes(length);
		return true;
	}

	private boolean writeText(int offset, int length) {
		int signs = 0;
		for (int i = offset; i < offset + length; i++) {
			signs |= this.bytes[i];
			this.replacements |= this.bytes[i] == '?';
		}
		if (signs < 0 && !JsonStrings.isUtf8(this.bytes, offset, length)) {
			return false;
		}
		this.out.text(this.bytes, offset, length);
		return true;
	}

	/**
	 * Whether a text holds what protobuf writes in the place of an unpaired surrogate, so
	 * that the wire format may not say what the message does.
	 */
	boolean hasReplacements() {
		return this.replacements;
	}

}
