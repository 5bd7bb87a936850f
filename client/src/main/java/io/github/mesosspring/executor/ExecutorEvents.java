package io.github.mesosspring.executor;

import java.util.List;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.executor.Event;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of the executor API: their type at a glance, and whole.
 */
final class ExecutorEvents {

	private static final FieldDescriptor TYPE = Event.getDescriptor().findFieldByNumber(Event.TYPE_FIELD_NUMBER);

	private final MessageCodec codec;

	ExecutorEvents(MessageCodec codec) {
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
			return (type == null || type.getNumber() == Event.Type.UNKNOWN_VALUE) ? null
					: MesosEventType.valueOf(type.getName());
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
	 * A SHUTDOWN like that of an agent.
	 * @return its record
	 */
	byte[] shutdown() {
		return this.codec.encode(Event.newBuilder().setType(Event.Type.SHUTDOWN).build());
	}

	/**
	 * An ERROR like that of an agent.
	 * @param message what it says
	 * @return its record
	 */
	byte[] error(String message) {
		return this.codec.encode(Event.newBuilder()
			.setType(Event.Type.ERROR)
			.setError(Event.Error.newBuilder().setMessage(message))
			.build());
	}

	/**
	 * What an ERROR says.
	 * @param record the event
	 * @return words for logs
	 */
	String errorMessage(byte[] record) {
		try {
			Event event = decode(record);
			return event.hasError() ? event.getError().getMessage() : "it gives no reason";
		}
		catch (CodecException ex) {
			return "its reason cannot be decoded";
		}
	}

	/**
	 * The tasks an event launches.
	 * @param event the event
	 * @return the tasks of LAUNCH or LAUNCH_GROUP, none for others
	 */
	static List<TaskInfo> tasks(Event event) {
		return switch (event.getType()) {
			case LAUNCH -> event.hasLaunch() ? List.of(event.getLaunch().getTask()) : List.of();
			case LAUNCH_GROUP -> event.getLaunchGroup().getTaskGroup().getTasksList();
			default -> List.of();
		};
	}

}
