package io.github.mesosspring.event;

import java.util.HexFormat;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.MessageCodec;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was queued into an event.
 *
 * @param <E> the events of the API
 */
final class EventDecoder<E extends Message> {

	private static final int SHOWN_BYTES = 64;

	private final MessageCodec codec;

	private final EventSchema<E> schema;

	EventDecoder(MessageCodec codec, EventSchema<E> schema) {
		this.codec = codec;
		this.schema = schema;
	}

	/**
	 * Decode an event.
	 * @throws CodecException if it is none, or lacks the payload of its type
	 */
	@SuppressWarnings("unchecked")
	E decode(QueuedEvent queued) {
		Message decoded = queued.decoded();
		return (decoded != null) ? (E) decoded : decode(queued.type(), queued.record());
	}

	/**
	 * Decode a record.
	 * @throws CodecException if it is no event, or lacks the payload of its type
	 */
	E decode(@Nullable MesosEventType type, byte[] record) {
		E event = this.codec.decode(record, this.schema.prototype());
		if (type != null && !this.schema.hasPayload(type, event)) {
			throw new CodecException("the payload is missing", null);
		}
		return event;
	}

	/**
	 * The first bytes of a record, for the log.
	 */
	static String show(QueuedEvent queued) {
		byte[] record = queued.record();
		int shown = Math.min(record.length, SHOWN_BYTES);
		return HexFormat.of().formatHex(record, 0, shown) + " (" + shown + " of " + record.length + " bytes)";
	}

}
