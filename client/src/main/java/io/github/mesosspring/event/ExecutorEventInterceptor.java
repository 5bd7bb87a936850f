package io.github.mesosspring.event;

import io.github.mesosspring.protocol.executor.Event;

/**
 * Sees every event of an executor on the thread that delivers it: before its handlers are
 * called, and after what they returned has completed. Several are asked in their order
 * before, and told in the opposite order after. One that throws is logged, and stops
 * nothing.
 */
public interface ExecutorEventInterceptor extends EventInterceptor<Event> {

	/**
	 * An event is about to be delivered.
	 * @param type its type
	 * @param event the event
	 * @return whether handlers may have it. If not, interceptors that come later do not
	 * see it, and {@link EventOutcome#REFUSED} is what became of it
	 */
	@Override
	default boolean before(MesosEventType type, Event event) {
		return true;
	}

	/**
	 * An event was delivered. Called if {@link #before} was, whatever that said or threw.
	 * @param type its type
	 * @param event the event
	 * @param outcome what became of it
	 */
	@Override
	default void after(MesosEventType type, Event event, EventOutcome outcome) {
	}

}
