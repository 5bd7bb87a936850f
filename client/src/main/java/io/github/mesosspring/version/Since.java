package io.github.mesosspring.version;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.ProtocolMessageEnum;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.LinuxInfo;
import io.github.mesosspring.protocol.Offer.Operation;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;

/**
 * Since when masters know what: calls, events, operations, capabilities, and fields that
 * change what a call does. What is not in this table has been there from the beginning,
 * or does no harm where it is not known.
 */
final class Since {

	/** Masters read maps from JSON since then, and nothing had a map before. */
	private static final MasterVersion MAPS = MasterVersion.of("1.6");

	private static final Map<GenericDescriptor, MasterVersion> ROWS = new HashMap<>();

	static {
		row("0.25", Call.Type.SUPPRESS);
		row("1.0", Call.Type.ACCEPT_INVERSE_OFFERS, Call.Type.DECLINE_INVERSE_OFFERS);
		row("1.5", Call.Type.ACKNOWLEDGE_OPERATION_STATUS, Call.Type.RECONCILE_OPERATIONS);
		row("1.9", Call.Type.UPDATE_FRAMEWORK);

		row("1.0", Event.Type.INVERSE_OFFERS, Event.Type.RESCIND_INVERSE_OFFER);
		row("1.5", Event.Type.UPDATE_OPERATION_STATUS);

		row("1.1", Operation.Type.LAUNCH_GROUP);
		row("1.6", Operation.Type.GROW_VOLUME, Operation.Type.SHRINK_VOLUME);
		row("1.7", Operation.Type.CREATE_DISK, Operation.Type.DESTROY_DISK);

		row("0.28", Capability.Type.TASK_KILLING_STATE);
		row("1.0", Capability.Type.GPU_RESOURCES);
		row("1.1", Capability.Type.SHARED_RESOURCES, Capability.Type.PARTITION_AWARE);
		row("1.2", Capability.Type.MULTI_ROLE);
		row("1.4", Capability.Type.RESERVATION_REFINEMENT, Capability.Type.REGION_AWARE);

		row("1.1", Resource.getDescriptor().findFieldByNumber(Resource.SHARED_FIELD_NUMBER));
		row("1.4", Resource.getDescriptor().findFieldByNumber(Resource.RESERVATIONS_FIELD_NUMBER));
		row("1.5", Operation.getDescriptor().findFieldByNumber(Operation.ID_FIELD_NUMBER));
		row("1.10", TaskInfo.getDescriptor().findFieldByNumber(TaskInfo.LIMITS_FIELD_NUMBER));
		row("1.10", LinuxInfo.getDescriptor().findFieldByNumber(LinuxInfo.SHARE_CGROUPS_FIELD_NUMBER));
		row("1.11", Call.Subscribe.getDescriptor().findFieldByNumber(Call.Subscribe.OFFER_CONSTRAINTS_FIELD_NUMBER));
		row("1.11", Call.UpdateFramework.getDescriptor()
			.findFieldByNumber(Call.UpdateFramework.OFFER_CONSTRAINTS_FIELD_NUMBER));
	}

	private static final MasterVersion LAST = ROWS.values()
		.stream()
		.reduce((one, other) -> one.isAtLeast(other) ? one : other)
		.orElseThrow();

	private Since() {
	}

	private static void row(String version, ProtocolMessageEnum... values) {
		for (ProtocolMessageEnum value : values) {
			ROWS.put(value.getValueDescriptor(), MasterVersion.of(version));
		}
	}

	private static void row(String version, FieldDescriptor field) {
		ROWS.put(field, MasterVersion.of(version));
	}

	static MasterVersion of(ProtocolMessageEnum value) {
		return ROWS.getOrDefault(value.getValueDescriptor(), MasterVersion.OLDEST);
	}

	static MasterVersion of(FieldDescriptor field) {
		MasterVersion row = ROWS.get(field);
		return (row != null) ? row : field.isMapField() ? MAPS : MasterVersion.OLDEST;
	}

	/**
	 * Whether a master knows everything in the table.
	 */
	static boolean hasAll(MasterVersion master) {
		return master.isAtLeast(LAST);
	}

	/**
	 * Look for something in a message that a master does not know, down to its smallest
	 * parts.
	 * @param message the message
	 * @param master the version of the master
	 * @return the first such thing, or {@code null}
	 */
	static @Nullable Young findUnknown(Message message, MasterVersion master) {
		for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
			FieldDescriptor field = entry.getKey();
			if (!master.isAtLeast(of(field))) {
				return new Young(name(field), of(field));
			}
			List<?> values = (entry.getValue() instanceof List<?> list) ? list : List.of(entry.getValue());
			for (Object value : values) {
				Young found = findUnknownIn(value, master);
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

	private static @Nullable Young findUnknownIn(Object value, MasterVersion master) {
		if (value instanceof EnumValueDescriptor name) {
			MasterVersion since = ROWS.getOrDefault(name, MasterVersion.OLDEST);
			return master.isAtLeast(since) ? null : new Young(name.getName(), since);
		}
		return (value instanceof Message part) ? findUnknown(part, master) : null;
	}

	private static String name(FieldDescriptor field) {
		return field.getContainingType().getName() + "." + field.getName();
	}

	/**
	 * Something a master is too old for.
	 *
	 * @param name its name
	 * @param since the version it came with
	 */
	record Young(String name, MasterVersion since) {
	}

}
