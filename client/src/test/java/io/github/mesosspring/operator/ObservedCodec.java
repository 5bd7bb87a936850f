package io.github.mesosspring.operator;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MessageCodec;
import org.jspecify.annotations.Nullable;

/**
 * Protobuf, with something that happens while a message is decoded. Used for answers
 * whose {@code Content-Type} names no encoding.
 *
 * @param decoding what happens
 */
record ObservedCodec(Runnable decoding) implements MessageCodec {

	private static final MessageCodec PROTOBUF = Encoding.PROTOBUF.codec();

	@Override
	public String mediaType() {
		return PROTOBUF.mediaType();
	}

	@Override
	public byte[] encode(Message message) {
		return PROTOBUF.encode(message);
	}

	@Override
	public <T extends Message> T decode(byte[] bytes, T prototype) {
		this.decoding.run();
		return PROTOBUF.decode(bytes, prototype);
	}

	@Override
	public @Nullable EnumValueDescriptor peekEnum(byte[] bytes, FieldDescriptor field) {
		return PROTOBUF.peekEnum(bytes, field);
	}

}
