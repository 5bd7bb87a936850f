package io.github.mesosspring.event;

import com.google.protobuf.Message;

/**
 * Sees the events of one of the APIs before and after their handlers.
 *
 * @param <E> the events of the API
 */
interface EventInterceptor<E extends Message> {

	boolean before(MesosEventType type, E event);

	void after(MesosEventType type, E event, EventOutcome outcome);

}
