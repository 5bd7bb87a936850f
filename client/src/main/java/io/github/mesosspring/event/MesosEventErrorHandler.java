package io.github.mesosspring.event;

import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Is told of every failure of a handler method, on the thread that called the method. A
 * bean of this type stands for all methods, unless one
 * {@linkplain MesosEventHandler#errorHandler names another}. The stream goes on whatever
 * it does: updates are not acknowledged, so that the agent sends them again, until they
 * are parked, and offers are declined.
 */
@FunctionalInterface
public interface MesosEventErrorHandler {

	/**
	 * A handler method failed.
	 * @param handlerId the id of the method
	 * @param event the event it was called for
	 * @param failure what it threw, or what the result it returned failed with
	 * @param attempt which delivery of the event it was
	 */
	void handlerFailed(String handlerId, Event event, Throwable failure, DeliveryAttempt attempt);

}
