package io.github.mesosspring.event;

import io.github.mesosspring.protocol.executor.Event;

/**
 * Is told of every failure of a handler method of an executor, on the thread that called
 * the method. A bean of this type stands for all methods, unless one
 * {@linkplain MesosEventHandler#errorHandler names another}. The stream goes on whatever
 * it does.
 */
@FunctionalInterface
public interface ExecutorEventErrorHandler {

	/**
	 * A handler method failed.
	 * @param handlerId the id of the method
	 * @param event the event it was called for
	 * @param failure what it threw, or what the result it returned failed with
	 */
	void handlerFailed(String handlerId, Event event, Throwable failure);

}
