package io.github.mesosspring.event;

import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Is told of every failure of a handler method, on the thread that called the method. The
 * stream goes on whatever it does: updates are not acknowledged, so that the agent sends
 * them again, and offers are declined.
 */
@FunctionalInterface
public interface MesosEventErrorHandler {

	/**
	 * A handler method failed.
	 * @param handlerId the id of the method
	 * @param event the event it was called for
	 * @param failure what it threw
	 */
	void handlerFailed(String handlerId, Event event, Throwable failure);

}
