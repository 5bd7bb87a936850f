package io.github.mesosspring.codec;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON objects as masters write them into wire format, which protobuf parses many
 * times faster than fields are set by reflection. It takes only what is plain: each name
 * once, each value of the kind its field has. All else, right or wrong, it leaves to
 * {@link JsonMessageReader}, from the beginning. Serves one text.
 */
final class JsonWireReader {

	/** Deeper messages are none of Mesos. */
	private static final int MAX_DEPTH = 50;

	/** Names that mean something though they are none of a field. */
	private final Map<Descriptor, Map<String, FieldDescriptor>> otherNames;

	private final byte[] bytes;

	private final JsonScanner scanner;

	private final WireBuffer out;

	private int depth;

	JsonWireReader(Map<Descriptor, Map<String, FieldDescriptor>> otherNames, byte[] bytes, WireBuffer out) {
		this.otherNames = otherNames;
		this.bytes = bytes;
		this.scanner = new JsonScanner(bytes);
		this.out = out;
	}

	/**
	 * Read the one object of the text.
	 * @return whether it was plain; nothing that was written is of use otherwise
	 */
	boolean read(JsonFields fields) {
		return readFields(fields) && this.scanner.isAtEnd();
	}

	private boolean readFields(JsonFields fields) {
		if (!this.scanner.take('{') || ++this.depth > MAX_DEPTH) {
			return false;
		}
		if (!this.scanner.take('}') && !(readAll(fields) && this.scanner.take('}'))) {
			return false;
		}
		this.depth--;
		return true;
	}

	private boolean readAll(JsonFields fields) {
		long seen = 0;
		@Nullable JsonField previous = null;
		do {
			JsonField field = fields.likelyAfter(previous);
			if (field == null || !this.scanner.take(field.quotedName())) {
				if (!this.scanner.takeString() || this.scanner.isEscaped()) {
					return false;
				}
				field = fields.named(this.bytes, this.scanner.start(), this.scanner.end());
				if (field == null) {
					if (!skipUnknown(fields.type())) {
						return false;
					}
					continue;
				}
				if (!this.scanner.take(':')) {
					return false;
				}
				fields.cameAfter(previous, field);
			}
			int index = field.index();
			if (index >= Long.SIZE || (seen & (1L << index)) != 0 || !readField(field)) {
				return false;
			}
			seen |= 1L << index;
			previous = field;
		}
		while (this.scanner.take(','));
		return true;
	}

	private boolean skipUnknown(Descriptor type) {
		Map<String, FieldDescriptor> others = this.otherNames.get(type);
		if (others != null && others.containsKey(text())) {
			return false;
		}
		return this.scanner.take(':') && this.scanner.takeValue(MAX_DEPTH);
	}

	private String text() {
		return new String(this.bytes, this.scanner.start(), this.scanner.end() - this.scanner.start(),
				StandardCharsets.UTF_8);
	}

	private boolean readField(JsonField field) {
		if (!field.isRepeated()) {
			return readValue(field);
		}
		if (field.isMap() || !this.scanner.take('[')) {
			return false;
		}
		if (this.scanner.take(']')) {
			return true;
		}
		do {
			if (!readValue(field)) {
				return false;
			}
		}
		while (this.scanner.take(','));
		return this.scanner.take(']');
	}

	private boolean readValue(JsonField field) {
		return switch (field.type()) {
			case MESSAGE -> readMessage(field);
			case STRING -> this.scanner.takeString() && readString(field);
			case BYTES -> readBytes(field);
			case ENUM -> readEnum(field);
			case BOOL -> readBoolean(field);
			case DOUBLE, INT32, INT64, UINT32, UINT64 -> readNumber(field);
			default -> false;
		};
	}

	private boolean readMessage(JsonField field) {
		int begin = this.out.beginMessage(field.number());
		if (!readFields(field.fields())) {
			return false;
		}
		this.out.endMessage(begin);
		return true;
	}

	private boolean readString(JsonField field) {
		int start = this.scanner.start();
		int length = this.scanner.end() - start;
		if (this.scanner.isVerbatim()) {
			this.out.writeBytes(field.number(), this.bytes, start, length);
			return true;
		}
		byte[] text = JsonStrings.unescape(this.bytes, start, length);
		if (text == null) {
			return false;
		}
		this.out.writeBytes(field.number(), text, 0, text.length);
		return true;
	}

	private boolean readBytes(JsonField field) {
		if (!this.scanner.takeString() || !this.scanner.isVerbatim()) {
			return false;
		}
		this.out.writeBytes(field.number(), Base64Text.decode(text(), field));
		return true;
	}

	private boolean readEnum(JsonField field) {
		if (!this.scanner.takeString()) {
			return false;
		}
		EnumValueDescriptor value = field.enumValue(this.bytes, this.scanner.start(), this.scanner.end());
		if (value != null) {
			this.out.writeVarint(field.number(), value.getNumber());
		}
		return value != null;
	}

	private boolean readBoolean(JsonField field) {
		boolean value = this.scanner.peek() == 't';
		if (!this.scanner.takeWord(value ? "true" : "false")) {
			return false;
		}
		this.out.writeVarint(field.number(), value ? 1 : 0);
		return true;
	}

	private boolean readNumber(JsonField field) {
		if (!this.scanner.takeNumber()) {
			return false;
		}
		if (field.type() == FieldDescriptor.Type.DOUBLE) {
			if (!this.scanner.isExact()) {
				return false;
			}
			this.out.writeDouble(field.number(), this.scanner.number());
			return true;
		}
		long value = this.scanner.integer();
		boolean within = this.scanner.isInteger() && switch (field.type()) {
			case INT64 -> true;
			case UINT64 -> value >= 0;
			case INT32 -> value == (int) value;
			default -> value >>> Integer.SIZE == 0;
		};
		if (within) {
			this.out.writeVarint(field.number(), value);
		}
		return within;
	}

}
