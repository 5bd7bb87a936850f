package io.github.mesosspring.operator;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.mesosspring.protocol.ContainerID;
import org.jspecify.annotations.Nullable;

/**
 * What must not reach a master or an agent: what it would refuse for its shape alone, and
 * what aborts it. The APIs of both name the payload of a call like its type.
 */
final class OperatorRules {

	private static final Set<String> STREAMS = Set.of("SUBSCRIBE", "LAUNCH_NESTED_CONTAINER_SESSION",
			"ATTACH_CONTAINER_INPUT", "ATTACH_CONTAINER_OUTPUT");

	private static final Set<String> REMOVALS = Set.of("REMOVE_CONTAINER", "REMOVE_NESTED_CONTAINER");

	/** The payload an agent does without. */
	private static final String OPTIONAL_PAYLOAD = "GET_CONTAINERS";

	private static final Pattern CONTAINER_ID = Pattern.compile("[^./\\\\\\s\\p{Cntrl}]{1,242}");

	private OperatorRules() {
	}

	/**
	 * The name of a call's type.
	 */
	static String name(Message call) {
		EnumValueDescriptor type = type(call);
		return (type != null) ? type.getName() : "The call";
	}

	/**
	 * Whether the answer to a call is a stream, so that it takes another way.
	 */
	static boolean isStream(Message call) {
		return STREAMS.contains(name(call));
	}

	/**
	 * Judge a call.
	 * @param call the call, possibly incomplete
	 * @return why it must not be sent, or {@code null} if it may be
	 */
	static @Nullable String refusal(Message call) {
		EnumValueDescriptor type = type(call);
		if (type == null || type.getNumber() == 0) {
			return "it has no type; set Call.type";
		}
		if (!call.isInitialized()) {
			return "required fields are missing: " + String.join(", ", call.findInitializationErrors());
		}
		String name = type.getName().toLowerCase(Locale.ROOT);
		FieldDescriptor field = call.getDescriptorForType().findFieldByName(name);
		if (field == null) {
			return null;
		}
		if (!call.hasField(field)) {
			return type.getName().equals(OPTIONAL_PAYLOAD) ? null : "its payload is missing; set Call." + name;
		}
		return refusalOf((Message) call.getField(field), type.getName(), name);
	}

	private static @Nullable String refusalOf(Message payload, String type, String name) {
		FieldDescriptor agent = payload.getDescriptorForType().findFieldByName("agent_id");
		if (agent != null && !payload.hasField(agent)) {
			return "required fields are missing: " + name + ".agent_id";
		}
		FieldDescriptor container = payload.getDescriptorForType().findFieldByName("container_id");
		if (container != null && payload.hasField(container)
				&& payload.getField(container) instanceof ContainerID containerId) {
			return refusalOf(containerId, type, name + ".container_id");
		}
		return null;
	}

	private static @Nullable String refusalOf(ContainerID container, String type, String field) {
		if (!container.hasParent() && REMOVALS.contains(type)) {
			return field + ".parent is missing, and an agent that does not know a container without parent aborts";
		}
		if (!container.hasParent() && type.contains("_NESTED_")) {
			return "required fields are missing: " + field + ".parent";
		}
		ContainerID id = container;
		while (CONTAINER_ID.matcher(id.getValue()).matches()) {
			if (!id.hasParent()) {
				return null;
			}
			id = id.getParent();
		}
		return field + " has the value '" + id.getValue()
				+ "', but must have 1 to 242 characters without dot, slash and white space";
	}

	private static @Nullable EnumValueDescriptor type(Message call) {
		FieldDescriptor field = call.getDescriptorForType().findFieldByName("type");
		return call.hasField(field) ? (EnumValueDescriptor) call.getField(field) : null;
	}

}
