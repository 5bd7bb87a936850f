package io.github.mesosspring.event;

import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Is told of failures of handler methods, whichever API their events come from.
 */
@FunctionalInterface
interface FailureHandler {

	void handlerFailed(String handlerId, Delivery delivery, Throwable failure);

	/**
	 * What the application would recognise it by.
	 */
	default Object hook() {
		return this;
	}

	static FailureHandler of(MesosEventErrorHandler handler) {
		return named(handler, (handlerId, delivery, failure) -> handler.handlerFailed(handlerId,
				(Event) delivery.event(), failure, delivery.attempt()));
	}

	static FailureHandler of(ExecutorEventErrorHandler handler) {
		return named(handler, (handlerId, delivery, failure) -> handler.handlerFailed(handlerId,
				(io.github.mesosspring.protocol.executor.Event) delivery.event(), failure));
	}

	private static FailureHandler named(Object hook, FailureHandler telling) {
		return new FailureHandler() {

			@Override
			public void handlerFailed(String handlerId, Delivery delivery, Throwable failure) {
				telling.handlerFailed(handlerId, delivery, failure);
			}

			@Override
			public Object hook() {
				return hook;
			}

		};
	}

}
