package io.github.mesosspring.version;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * Calls with what the schema once had: {@code role} instead of {@code roles} in REVIVE
 * and SUPPRESS (1.2), and {@code force} in SUBSCRIBE (before 0.28), whose number has
 * another meaning since 1.4. Either encoding writes them as any other message.
 */
final class OldCalls {

	private static final String FORCE = "force";

	private static final Descriptor CALL = schema();

	private OldCalls() {
	}

	/**
	 * A REVIVE or SUPPRESS of one role.
	 */
	static Message withOneRole(Call call) {
		return old(call).buildPartial();
	}

	/**
	 * A SUBSCRIBE that takes the framework over from whoever is connected.
	 */
	static Message forced(Call subscribe) {
		DynamicMessage.Builder call = old(subscribe.toBuilder()
			.setSubscribe(subscribe.getSubscribe().toBuilder().clearSuppressedRoles())
			.build());
		FieldDescriptor field = CALL.findFieldByNumber(Call.SUBSCRIBE_FIELD_NUMBER);
		Message.Builder body = ((Message) call.getField(field)).toBuilder();
		body.setField(body.getDescriptorForType().findFieldByName(FORCE), true);
		return call.setField(field, body.buildPartial()).buildPartial();
	}

	private static DynamicMessage.Builder old(Call call) {
		try {
			return DynamicMessage.newBuilder(CALL).mergeFrom(call.toByteString());
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalArgumentException("Not a call: " + ex.getMessage(), ex);
		}
	}

	private static Descriptor schema() {
		FileDescriptor current = Call.getDescriptor().getFile();
		FileDescriptorProto.Builder file = current.toProto().toBuilder();
		DescriptorProto.Builder call = file.getMessageTypeBuilder(Call.getDescriptor().getIndex());
		oneRole(call.getNestedTypeBuilder(Call.Revive.getDescriptor().getIndex()));
		oneRole(call.getNestedTypeBuilder(Call.Suppress.getDescriptor().getIndex()));
		force(call.getNestedTypeBuilder(Call.Subscribe.getDescriptor().getIndex()));
		try {
			return FileDescriptor.buildFrom(file.build(), current.getDependencies().toArray(FileDescriptor[]::new))
				.findMessageTypeByName("Call");
		}
		catch (DescriptorValidationException ex) {
			throw new IllegalStateException("The schema of old calls contradicts itself", ex);
		}
	}

	private static void oneRole(DescriptorProto.Builder payload) {
		payload.getFieldBuilder(0).setName("role").clearJsonName().setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
	}

	private static void force(DescriptorProto.Builder subscribe) {
		int index = Call.Subscribe.getDescriptor()
			.findFieldByNumber(Call.Subscribe.SUPPRESSED_ROLES_FIELD_NUMBER)
			.getIndex();
		subscribe.getFieldBuilder(index)
			.setName(FORCE)
			.clearJsonName()
			.setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
			.setType(FieldDescriptorProto.Type.TYPE_BOOL);
	}

}
