package io.github.mesosspring.embedded.version;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.MessageCodec;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes messages as far as an old schema knows them. Of what that schema has
 * and today's does not, what was read is left in the unknown fields.
 */
final class OldCodec implements MessageCodec {

	private final MessageCodec codec;

	private final OldSchema schema;

	OldCodec(MessageCodec codec, OldSchema schema) {
		this.codec = codec;
		this.schema = schema;
	}

	@Override
	public String mediaType() {
		return this.codec.mediaType();
	}

	@Override
	public byte[] encode(Message message) {
		Descriptor type = this.schema.of(message.getDescriptorForType());
		DynamicMessage.Builder old = DynamicMessage.newBuilder(type);
		merge(message, old);
		return this.codec.encode(withoutUnknown(old).buildPartial());
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T extends Message> T decode(byte[] bytes, T prototype) {
		Descriptor type = this.schema.of(prototype.getDescriptorForType());
		Message old = this.codec.decode(bytes, DynamicMessage.getDefaultInstance(type));
		Message.Builder current = prototype.newBuilderForType();
		merge(withoutUnknown(old.toBuilder()).buildPartial(), current);
		return (T) current.buildPartial();
	}

	@Override
	public @Nullable EnumValueDescriptor peekEnum(byte[] bytes, FieldDescriptor field) {
		return this.codec.peekEnum(bytes, field);
	}

	private static void merge(Message from, Message.Builder to) {
		try {
			to.mergeFrom(from.toByteString());
		}
		catch (InvalidProtocolBufferException ex) {
			throw new CodecException(
					"Not a " + to.getDescriptorForType().getFullName() + " of another version: " + ex.getMessage(), ex);
		}
	}

	private static Message.Builder withoutUnknown(Message.Builder message) {
		message.setUnknownFields(UnknownFieldSet.getDefaultInstance());
		for (FieldDescriptor field : message.getAllFields().keySet()) {
			if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
				continue;
			}
			if (!field.isRepeated()) {
				message.setField(field, withoutUnknown(message.getField(field)));
				continue;
			}
			for (int index = 0; index < message.getRepeatedFieldCount(field); index++) {
				message.setRepeatedField(field, index, withoutUnknown(message.getRepeatedField(field, index)));
			}
		}
		return message;
	}

	private static Message withoutUnknown(Object message) {
		return withoutUnknown(((Message) message).toBuilder()).buildPartial();
	}

}
