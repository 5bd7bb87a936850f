package io.github.mesosspring.subscription;

import java.util.HashMap;
import java.util.Map;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of the scheduler API, their type at a glance and whole, and writes the
 * one that masters of old versions do not send.
 */
final class SchedulerEvents {

	private static final FieldDescriptor TYPE = Event.getDescriptor().findFieldByNumber(Event.TYPE_FIELD_NUMBER);

	private static final Map<Integer, MesosEventType> TYPES = types();

	private final MessageCodec codec;

	SchedulerEvents(MessageCodec codec) {
		this.codec = codec;
	}

	/**
	 * Look at the type of an event.
	 * @param record the event
	 * @return its type, or {@code null} if we do not know it or the record is no event;
	 * whoever decodes it will find out
	 */
	@Nullable MesosEventType peek(byte[] record) {
		try {
			EnumValueDescriptor type = this.codec.peekEnum(record, TYPE);
			return (type != null) ? TYPES.get(type.getNumber()) : null;
		}
		catch (CodecException ex) {
			return null;
		}
	}

	/**
	 * Decode an event.
	 * @param record the event
	 * @return the event
	 * @throws CodecException if it is none
	 */
	Event decode(byte[] record) {
		return this.codec.decode(record, Event.getDefaultInstance());
	}

	/**
	 * Decode a SUBSCRIBED event.
	 * @param record the event
	 * @return its payload, with a framework id
	 * @throws CodecException if it is none
	 */
	Event.Subscribed decodeSubscribed(byte[] record) {
		Event.Subscribed subscribed = decode(record).getSubscribed();
		if (subscribed.getFrameworkId().getValue().isEmpty()) {
			throw new CodecException("A SUBSCRIBED event names no framework id", null);
		}
		return subscribed;
	}

	/**
	 * Encode the event a newer master would have sent for the status of an operation.
	 * @param status the status
	 * @return the event
	 */
	byte[] encode(OperationStatus status) {
		return this.codec.encode(Event.newBuilder()
			.setType(Event.Type.UPDATE_OPERATION_STATUS)
			.setUpdateOperationStatus(Event.UpdateOperationStatus.newBuilder().setStatus(status))
			.build());
	}

	private static Map<Integer, MesosEventType> types() {
		Map<Integer, MesosEventType> types = new HashMap<>();
		for (Event.Type type : Event.Type.values()) {
			if (type != Event.Type.UNKNOWN) {
				types.put(type.getNumber(), MesosEventType.valueOf(type.name()));
			}
		}
		return Map.copyOf(types);
	}

}
