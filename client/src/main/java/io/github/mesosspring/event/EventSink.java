package io.github.mesosspring.event;

import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Where the subscription puts what it receives: a bounded queue of framed records, served
 * by the dispatcher. All methods return at once. Those that hand something over are
 * called by one thread at a time; the others by any.
 */
public interface EventSink {

	/**
	 * A subscription stands. A barrier: nothing of an older epoch is delivered after it.
	 * @param session the new session
	 * @param record the SUBSCRIBED event
	 */
	void begin(Session session, byte[] record);

	/**
	 * A record arrived.
	 * @param epoch the subscription it came with
	 * @param type the type of the event, or {@code null} if it is one we do not know or
	 * the record is no event
	 * @param record the event
	 */
	void accept(long epoch, @Nullable MesosEventType type, byte[] record);

	/**
	 * Bytes arrived, which need not make whole records. Callable by any thread.
	 * @param bytes how many
	 */
	default void read(int bytes) {
	}

	/**
	 * A subscription ended. A barrier: queued events of it that would void are dropped
	 * and counted.
	 * @param epoch the subscription that ended
	 */
	void end(long epoch);

	/**
	 * Whether a record fits within the bounds of the queue now. The answer holds until
	 * the next record is handed over. One that is larger than the bound fits when nothing
	 * waits. Whoever hands over a record that does not fit exceeds the bound.
	 * @param bytes the length of the record
	 * @return whether there is room
	 */
	boolean hasRoomFor(int bytes);

	/**
	 * Have something run, once, as soon as a record fits; at once if it does now.
	 * @param bytes the length of the record
	 * @param action what to run, on any thread; must not block
	 */
	void whenRoomFor(int bytes, Runnable action);

	/**
	 * An event arrived that belongs to no subscription that stands, and was dropped: it
	 * is to be counted.
	 * @param type the type of the event, or {@code null} if it is not known
	 */
	default void dropped(@Nullable MesosEventType type) {
	}

	/**
	 * Have something run, once, as soon as the handlers have caught up: the queue is
	 * below half of its bounds and the handler that runs now has returned. At once if
	 * that is so already.
	 * @param action what to run, on any thread; must not block
	 */
	void whenDrained(Runnable action);

	/**
	 * Whether the calling thread is one that handlers run on, which must not wait until
	 * no handler runs any more.
	 * @return whether it is
	 */
	default boolean isHandling() {
		return false;
	}

	/**
	 * Deliver nothing more: what waits is dropped, what is being handled is finished.
	 * Lasts until the next {@link #begin}.
	 * @return completes when no handler runs any more; what the handlers wanted to have
	 * sent has been handed over by then
	 */
	default Mono<Void> quiesce() {
		return Mono.empty();
	}

}
