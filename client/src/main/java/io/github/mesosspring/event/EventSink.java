package io.github.mesosspring.event;

import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Where the subscription puts what it receives: a bounded queue of framed records, served
 * by the dispatcher's own thread. All methods return at once; they are called by one
 * thread at a time, the one that reads the stream.
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
	 * A subscription ended. A barrier: queued events of it that would void are dropped
	 * and counted.
	 * @param epoch the subscription that ended
	 */
	void end(long epoch);

	/**
	 * Whether a bound of the queue is reached: the caller should stop reading.
	 * @return whether it is full
	 */
	boolean isFull();

	/**
	 * Have something run, once, as soon as the queue is no longer full; at once if it is
	 * not.
	 * @param action what to run, on any thread; must not block
	 */
	void whenNotFull(Runnable action);

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
