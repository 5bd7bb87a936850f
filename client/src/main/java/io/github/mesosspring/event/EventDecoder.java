package io.github.mesosspring.event;

import java.util.HexFormat;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.MessageCodec;

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
	E decode(QueuedEvent queued) {
		E event = this.codec.decode(queued.record(), this.schema.prototype());
		if (queued.type() != null && !this.schema.hasPayload(queued.type(), event)) {
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
