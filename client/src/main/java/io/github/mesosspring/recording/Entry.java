package io.github.mesosspring.recording;

import java.net.URI;
import java.time.Instant;

import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.subscription.SubscriptionStateChange;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to become a line of a recording.
 */
sealed interface Entry {

	/** What an entry takes beside its content, roughly. */
	int OVERHEAD = 64;

	/**
	 * When it happened.
	 */
	Instant at();

	/**
	 * How much memory it keeps from being freed, in bytes, roughly.
	 */
	default long size() {
		return OVERHEAD;
	}

	/**
	 * An event, framed as it came.
	 *
	 * @param type what it seemed to be at a glance; {@code null} if that could not be
	 * told
	 */
	record Received(Instant at, long epoch, @Nullable MesosEventType type, byte[] record) implements Entry {

		@Override
		public long size() {
			return OVERHEAD + this.record.length;
		}

	}

	/**
	 * A call.
	 */
	record Made(Instant at, long epoch, long number, Call call) implements Entry {

		@Override
		public long size() {
			return OVERHEAD + this.call.getSerializedSize();
		}

	}

	/**
	 * A SUBSCRIBE.
	 */
	record Subscribing(Instant at, URI master, Call call) implements Entry {

		@Override
		public long size() {
			return OVERHEAD + this.call.getSerializedSize();
		}

	}

	/**
	 * The end of a call.
	 *
	 * @param status the HTTP status, or 0 if none came
	 */
	record Ended(Instant at, long number, CallOutcome outcome, int status, @Nullable String message) implements Entry {

		@Override
		public long size() {
			return OVERHEAD + ((this.message != null) ? this.message.length() : 0);
		}

	}

	/**
	 * A change of the subscription.
	 */
	record Changed(Instant at, SubscriptionStateChange change) implements Entry {
	}

	/**
	 * Entries that found no room, since when.
	 */
	record Lost(Instant at, long count) implements Entry {
	}

}
