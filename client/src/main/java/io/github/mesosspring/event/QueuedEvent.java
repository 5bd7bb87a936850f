package io.github.mesosspring.event;

import java.util.EnumSet;
import java.util.Set;

import com.google.protobuf.Message;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came from the wire, waiting to be delivered.
 *
 * @param epoch the subscription it came with
 * @param type its type, or {@code null} if it could not be told at a glance
 * @param record its bytes
 * @param arrival when it came, in nanoseconds of the dispatcher's clock
 * @param decoded the event, if it was {@linkplain DecodeAhead decoded ahead}
 */
record QueuedEvent(long epoch, @Nullable MesosEventType type, byte[] record, long arrival, @Nullable Message decoded) {

	private static final Set<MesosEventType> ABOUT_OFFERS = EnumSet.of(MesosEventType.OFFERS, MesosEventType.RESCIND,
			MesosEventType.INVERSE_OFFERS, MesosEventType.RESCIND_INVERSE_OFFER);

	/**
	 * An event that is to be decoded when it is delivered.
	 */
	QueuedEvent(long epoch, @Nullable MesosEventType type, byte[] record, long arrival) {
		this(epoch, type, record, arrival, null);
	}

	/**
	 * The one of two that came first.
	 */
	static @Nullable QueuedEvent older(@Nullable QueuedEvent one, @Nullable QueuedEvent other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return (one.arrival - other.arrival <= 0) ? one : other;
	}

	boolean isAboutOffers() {
		return ABOUT_OFFERS.contains(this.type);
	}

}
