package io.github.mesosspring.event;

import java.util.HexFormat;

import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Turns what was queued into an event.
 */
final class EventDecoder {

	private static final int SHOWN_BYTES = 64;

	private final MessageCodec codec;

	EventDecoder(MessageCodec codec) {
		this.codec = codec;
	}

	/**
	 * Decode an event.
	 * @throws CodecException if it is none, or lacks the payload of its type
	 */
	Event decode(QueuedEvent queued) {
		Event event = this.codec.decode(queued.record(), Event.getDefaultInstance());
		if (queued.type() != null && !EventTypes.hasPayload(queued.type(), event)) {
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
