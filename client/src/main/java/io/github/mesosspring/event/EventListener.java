package io.github.mesosspring.event;

import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;

/**
 * Is told what becomes of events, for meters and logs. Called on the thread that noticed
 * it; must not block.
 */
public interface EventListener {

	/**
	 * An event arrived.
	 * @param type its type, or {@code null} if it is one we do not know or the record is
	 * no event
	 */
	default void received(@Nullable MesosEventType type) {
	}

	/**
	 * A record was no event.
	 * @param failure what was wrong
	 */
	default void undecodable(RuntimeException failure) {
	}

	/**
	 * An event was dropped undelivered: its subscription had ended, or nothing more was
	 * to be delivered.
	 * @param type its type, or {@code null} if it is one we do not know
	 */
	default void dropped(@Nullable MesosEventType type) {
	}

	/**
	 * A handler failed.
	 * @param type the type of the event
	 * @param failure what it threw
	 */
	default void handlerFailed(MesosEventType type, Throwable failure) {
	}

	/**
	 * An event found no handler.
	 * @param type the type of the event
	 */
	default void unhandled(MesosEventType type) {
	}

	/**
	 * An update was acknowledged again and not delivered, because it has been handled.
	 * @param status the update
	 */
	default void duplicate(TaskStatus status) {
	}

	/**
	 * An update was parked: handlers failed on it too often, and it is acknowledged all
	 * the same, so that nobody will see it again.
	 * @param status the update
	 * @param attempt its last delivery
	 * @param failure what a handler threw at last
	 */
	default void parked(TaskStatus status, DeliveryAttempt attempt, Throwable failure) {
	}

	/**
	 * All handlers of an event are through, if it has any. Not told of OFFERS, nor by an
	 * executor, for which there is the {@link ExecutorEventListener}. What comes with a
	 * subscription is told after its SUBSCRIBED.
	 * @param epoch the subscription it came with
	 * @param event the event
	 * @param succeeded whether none of its handlers failed
	 */
	default void delivered(long epoch, Event event, boolean succeeded) {
	}

}
