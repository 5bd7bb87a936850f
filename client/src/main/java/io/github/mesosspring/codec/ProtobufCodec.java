package io.github.mesosspring.codec;

import java.io.IOException;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import com.google.protobuf.WireFormat;
import org.jspecify.annotations.Nullable;

/**
 * Plain proto2 serialisation.
 */
final class ProtobufCodec implements MessageCodec {

	@Override
	public String mediaType() {
		return "application/x-protobuf";
	}

	@Override
	public byte[] encode(Message message) {
		return message.toByteArray();
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T extends Message> T decode(byte[] bytes, T prototype) {
		try {
			T message = WireBuffer.parse(bytes, bytes.length, (Parser<T>) prototype.getParserForType());
			if (message.isInitialized()) {
				return message;
			}
			// says what is missing
			return (T) prototype.getParserForType().parseFrom(bytes);
		}
		catch (InvalidProtocolBufferException ex) {
			throw new CodecException("Not a " + prototype.getDescriptorForType().getFullName() + " in protobuf ("
					+ bytes.length + " bytes): " + ex.getMessage(), ex);
		}
	}

	@Override
	public @Nullable EnumValueDescriptor peekEnum(byte[] bytes, FieldDescriptor field) {
		int wanted = (field.getNumber() << 3) | WireFormat.WIRETYPE_VARINT;
		CodedInputStream input = CodedInputStream.newInstance(bytes);
		try {
			for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
				if (tag == wanted) {
					return field.getEnumType().findValueByNumber(input.readEnum());
				}
				if (!input.skipField(tag)) {
					throw malformed(bytes, "a group ends that never began", null);
				}
			}
			return null;
		}
		catch (IOException ex) {
			throw malformed(bytes, ex.getMessage(), ex);
		}
	}

	private static CodecException malformed(byte[] bytes, @Nullable String detail, @Nullable Throwable cause) {
		return new CodecException("Malformed protobuf (" + bytes.length + " bytes): " + detail, cause);
	}

}
