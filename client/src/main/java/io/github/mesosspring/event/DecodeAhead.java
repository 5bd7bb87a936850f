package io.github.mesosspring.event;

import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;

/**
 * Has the thread that receives events decode them while handlers have enough to do
 * otherwise, so that the two share that work. Handlers decode whatever is not decoded
 * yet.
 * <p>
 * Only short records, so that the network is kept for microseconds; and only while few
 * bytes wait, since a decoded event takes some ten times the memory of its record, which
 * is what the bound of the queue counts. See
 * docs/decisions/0012-short-events-are-decoded-ahead.md.
 */
final class DecodeAhead {

	/** The longest record, in bytes. */
	private static final int LONGEST = 1024;

	/** How many bytes may wait, at most and beside the bound of the queue. */
	private static final int MOST = 1024 * 1024;

	private static final int PART_OF_BOUND = 8;

	/** For so many events it is as it was found to be for the first. */
	private static final int AS_BEFORE = 32;

	private final EventDecoder<?> decoder;

	private final long most;

	private int asBefore;

	private boolean ofUse;

	DecodeAhead(EventDecoder<?> decoder, DispatchSettings settings) {
		this.decoder = decoder;
		this.most = Math.min(MOST, settings.maxQueuedBytes() / PART_OF_BOUND);
	}

	/**
	 * Decode an event if that is of use now.
	 * @param waiting what waits before it
	 * @return the event, or {@code null} if it is to be decoded when it is delivered
	 */
	@Nullable Message decode(@Nullable MesosEventType type, byte[] record, Waiting waiting) {
		if (!isOfUse(waiting) || type == null || record.length > LONGEST) {
			return null;
		}
		try {
			return this.decoder.decode(type, record);
		}
		catch (RuntimeException ex) {
			// fails again in its turn, and is told of then
			return null;
		}
	}

	/**
	 * To look for each event at what handlers count for each event would hold up both.
	 */
	private boolean isOfUse(Waiting waiting) {
		if (!this.ofUse || --this.asBefore <= 0) {
			this.ofUse = !waiting.areFew() && waiting.bytes() <= this.most;
			this.asBefore = AS_BEFORE;
		}
		return this.ofUse;
	}

}
