package io.github.mesosspring.recording;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Credential;
import io.github.mesosspring.protocol.Environment;
import io.github.mesosspring.protocol.Secret;

/**
 * Fills every field of a message, and plants a secret wherever one can be.
 */
class PlantedSecrets {

	static final String SECRET = "hunter2";

	private static final String URL = "https://user:" + SECRET + "@example.com/a?b=c";

	private final Set<String> places = new TreeSet<>();

	private final Deque<Descriptor> path = new ArrayDeque<>();

	@SuppressWarnings("unchecked")
	<T extends Message> T fill(T prototype) {
		return (T) fill(prototype.newBuilderForType());
	}

	/**
	 * The fields that were given the secret.
	 */
	Set<String> places() {
		return this.places;
	}

	private Message fill(Message.Builder message) {
		Descriptor type = message.getDescriptorForType();
		this.path.push(type);
		for (FieldDescriptor field : type.getFields()) {
			if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
				set(message, field, scalar(field));
			}
			else if (!this.path.contains(field.getMessageType())) {
				set(message, field, fill(message.newBuilderForField(field)));
			}
		}
		this.path.pop();
		return message.buildPartial();
	}

	private static void set(Message.Builder message, FieldDescriptor field, Object value) {
		if (field.isRepeated()) {
			message.addRepeatedField(field, value);
		}
		else {
			message.setField(field, value);
		}
	}

	private Object scalar(FieldDescriptor field) {
		Descriptor type = field.getContainingType();
		boolean named = type.findFieldByName("key") != null || type.equals(Environment.Variable.getDescriptor());
		return switch (field.getJavaType()) {
			case STRING -> {
				if (named && field.getName().equals("value")) {
					yield planted(field, SECRET);
				}
				if (type.equals(Credential.getDescriptor()) && field.getName().equals("secret")) {
					yield planted(field, SECRET);
				}
				if (type.equals(CommandInfo.getDescriptor())) {
					yield planted(field, "run --db-password=" + SECRET + " --token '" + SECRET + "' " + URL);
				}
				yield (named && Set.of("key", "name").contains(field.getName())) ? "My_Credential"
						: planted(field, URL);
			}
			case BYTE_STRING -> type.equals(Secret.Value.getDescriptor())
					? planted(field, ByteString.copyFromUtf8(SECRET)) : ByteString.copyFromUtf8("data");
			case ENUM -> field.getEnumType().getValues().get(field.getEnumType().getValues().size() - 1);
			case BOOLEAN -> true;
			case DOUBLE -> 1.5;
			case FLOAT -> 1.5f;
			case INT -> 1;
			default -> 1L;
		};
	}

	private <T> T planted(FieldDescriptor field, T value) {
		this.places.add(field.getContainingType().getFullName() + "." + field.getName());
		return value;
	}

}
