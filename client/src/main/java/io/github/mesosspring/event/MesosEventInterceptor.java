package io.github.mesosspring.event;

import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Sees every event of a scheduler on the thread that delivers it: before its handlers are
 * called, and after what they returned has completed. Several are asked in their order
 * before, and told in the opposite order after. One that throws is logged, and stops
 * nothing.
 * <p>
 * Repetitions of an update that was handled already are acknowledged without being
 * delivered, and are not seen.
 */
public interface MesosEventInterceptor extends EventInterceptor<Event> {

	/**
	 * An event is about to be delivered.
	 * @param type its type
	 * @param event the event
	 * @return whether handlers may have it. If not, it counts as dealt with: an update is
	 * acknowledged, offers are declined if {@code mesos.offers.decline-unhandled} is set,
	 * and interceptors that come later do not see it
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
