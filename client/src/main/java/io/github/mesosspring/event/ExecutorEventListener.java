package io.github.mesosspring.event;

import io.github.mesosspring.protocol.executor.Event;
import org.jspecify.annotations.Nullable;

/**
 * Is told of every event of an executor what became of it, once, in the order of
 * delivery, on the thread that delivers: the next event waits meanwhile. Must not block.
 * One that throws is logged, and stops nothing.
 */
@FunctionalInterface
public interface ExecutorEventListener {

	/**
	 * All handlers of an event are through: what the last one returned is complete. Not
	 * told of events that were dropped because delivery stopped, nor of records that
	 * could not be decoded ({@link EventListener#undecodable}).
	 * @param epoch the subscription it came with
	 * @param event the event
	 * @param outcome what became of it
	 * @param failure what a handler failed with, the last if several did; {@code null}
	 * unless the outcome is {@link EventOutcome#FAILED}. A
	 * {@link java.util.concurrent.CancellationException} or {@link InterruptedException}
	 * if a stop did not wait for it any longer
	 */
	void delivered(long epoch, Event event, EventOutcome outcome, @Nullable Throwable failure);

}
