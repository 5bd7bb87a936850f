package io.github.mesosspring.event;

import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Is told of failures of handler methods, whichever API their events come from.
 */
@FunctionalInterface
interface FailureHandler {

	void handlerFailed(String handlerId, Delivery delivery, Throwable failure);

	static FailureHandler of(MesosEventErrorHandler handler) {
		return (handlerId, delivery, failure) -> handler.handlerFailed(handlerId, (Event) delivery.event(), failure,
				delivery.attempt());
	}

	static FailureHandler of(ExecutorEventErrorHandler handler) {
		return (handlerId, delivery, failure) -> handler.handlerFailed(handlerId,
				(io.github.mesosspring.protocol.executor.Event) delivery.event(), failure);
	}

}
