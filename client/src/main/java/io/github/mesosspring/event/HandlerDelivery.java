package io.github.mesosspring.event;

import java.util.concurrent.CompletableFuture;

import com.google.protobuf.Message;

/**
 * Gives an event to its handlers, and does what the delivery contract of its API asks for
 * around that.
 *
 * @param <E> the events of the API
 */
interface HandlerDelivery<E extends Message> {

	/**
	 * Settle an event that needs no delivery, because it had one before.
	 * @return whether that is so
	 */
	default boolean settled(MesosEventType type, E event) {
		return false;
	}

	/**
	 * Deliver an event.
	 * @param handlers those of its type
	 * @return completes, in the loop, when they are through
	 */
	CompletableFuture<HandlerResult> deliver(MesosEventType type, long epoch, E event, TypeHandlers handlers,
			DeliveryLoop loop);

	/**
	 * Deal with an event that no handler may have.
	 */
	CompletableFuture<HandlerResult> refuse(MesosEventType type, long epoch, E event, DeliveryLoop loop);

}
