package io.github.mesosspring.codec;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;

/**
 * The JSON dialect of Mesos.
 */
final class JsonCodec implements MessageCodec {

	@Override
	public String mediaType() {
		return "application/json";
	}

	@Override
	public byte[] encode(Message message) {
		throw new UnsupportedOperationException();
	}

	@Override
	public <T extends Message> T decode(byte[] bytes, T prototype) {
		throw new UnsupportedOperationException();
	}

	@Override
	public @Nullable EnumValueDescriptor peekEnum(byte[] bytes, FieldDescriptor field) {
		throw new UnsupportedOperationException();
	}

}
