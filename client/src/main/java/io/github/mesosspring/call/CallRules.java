package io.github.mesosspring.call;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.mesosspring.framework.FrameworkProblem;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * What must not reach a master, whatever the route and whatever its state: some of it
 * aborts a real one, some it drops without a word, the rest it could only ever refuse.
 * Each refusal names the field.
 */
final class CallRules {

	private static final Set<Call.Type> WITHOUT_PAYLOAD = EnumSet.of(Call.Type.TEARDOWN, Call.Type.REVIVE,
			Call.Type.SUPPRESS);

	/** By type, of those that need one. */
	private static final Map<Call.Type, FieldDescriptor> PAYLOADS = payloads();

	private static final int UUID_LENGTH = 16;

	private static final int UUID_VERSION_BYTE = 6;

	/**
	 * Masters know the versions 1 to 5; those of later standards are theirs to judge.
	 */
	private static final int MAX_UUID_VERSION = 8;

	private CallRules() {
	}

	/**
	 * Judge a call.
	 * @param call the call, possibly incomplete
	 * @return why it must not be sent, or {@code null} if it may be
	 */
	static @Nullable String refusal(Call call) {
		if (!call.hasType() || call.getType() == Call.Type.UNKNOWN) {
			return "it has no type, and a call without one aborts the master; set 'type'";
		}
		if (call.getType() == Call.Type.SUBSCRIBE) {
			return "SUBSCRIBE belongs to the managed subscription, which sends it by itself";
		}
		if (!hasPayload(call)) {
			return "'" + call.getType().name().toLowerCase(Locale.ROOT) + "' is missing";
		}
		if (!call.isInitialized()) {
			return "required fields are missing: " + String.join(", ", call.findInitializationErrors());
		}
		return switch (call.getType()) {
			case ACKNOWLEDGE -> uuid("acknowledge.uuid", call.getAcknowledge().getUuid());
			case ACKNOWLEDGE_OPERATION_STATUS -> refusalOf(call.getAcknowledgeOperationStatus());
			case ACCEPT -> AcceptRules.refusal(call.getAccept());
			case UPDATE_FRAMEWORK -> refusalOf(call.getUpdateFramework());
			default -> null;
		};
	}

	private static boolean hasPayload(Call call) {
		FieldDescriptor payload = PAYLOADS.get(call.getType());
		return payload == null || call.hasField(payload);
	}

	private static Map<Call.Type, FieldDescriptor> payloads() {
		Map<Call.Type, FieldDescriptor> payloads = new EnumMap<>(Call.Type.class);
		for (Call.Type type : Call.Type.values()) {
			FieldDescriptor payload = Call.getDescriptor().findFieldByName(type.name().toLowerCase(Locale.ROOT));
			if (payload != null && !WITHOUT_PAYLOAD.contains(type)) {
				payloads.put(type, payload);
			}
		}
		return payloads;
	}

	private static @Nullable String refusalOf(Call.AcknowledgeOperationStatus acknowledge) {
		if (!acknowledge.hasAgentId()) {
			return "'acknowledge_operation_status.agent_id' is missing; it is to be copied from the "
					+ "status, or is that of the operation's offer if the status lacks it";
		}
		return uuid("acknowledge_operation_status.uuid", acknowledge.getUuid());
	}

	private static @Nullable String uuid(String field, ByteString uuid) {
		if (uuid.size() != UUID_LENGTH) {
			return "'" + field + "' has " + uuid.size() + " bytes instead of " + UUID_LENGTH
					+ "; only updates that carry a uuid are acknowledged";
		}
		int version = (uuid.byteAt(UUID_VERSION_BYTE) >> 4) & 0xf;
		return (version >= 1 && version <= MAX_UUID_VERSION) ? null : "'" + field + "' is no uuid: its version is "
				+ version + "; it is to be copied from the status as it came";
	}

	private static @Nullable String refusalOf(Call.UpdateFramework update) {
		FrameworkProblem problem = FrameworkProblem.of(update.getFrameworkInfo(), update.getSuppressedRolesList(),
				update.getOfferConstraints());
		return (problem != null) ? "'update_framework." + problem.field() + "' " + problem.problem() : null;
	}

}
