package io.github.mesosspring.event;

import java.util.List;

/**
 * The handlers of a dispatcher, by id. Methods that share an id, such as overloaded ones
 * that were given none, are one handler here: they are counted and paused together.
 * Thread-safe, and the same before a start and after a stop of the dispatcher.
 */
public interface EventHandlers {

	/**
	 * All handlers, also those that are switched off.
	 * @return how they are, in the order of their ids
	 */
	List<EventHandlerStatus> all();

	/**
	 * One handler.
	 * @param id its id
	 * @return how it is
	 * @throws UnknownEventHandlerException if there is none with that id
	 */
	EventHandlerStatus get(String id);

	/**
	 * Call a handler no more until it is resumed. A call that runs goes on to its end,
	 * and the event it is for is delivered as if nothing had happened. Other handlers are
	 * called as before. The paused one sees nothing of what comes meanwhile, except
	 * status updates: those it takes are not acknowledged, so that the agent repeats
	 * them. Offers that nobody else takes are declined.
	 * @param id its id
	 * @return whether it was running; {@code false} if it was paused already
	 * @throws UnknownEventHandlerException if there is none with that id
	 * @throws IllegalStateException if it is switched off, or of an executor, whose
	 * events nobody repeats
	 */
	boolean pause(String id);

	/**
	 * Call a handler again, from the next event on.
	 * @param id its id
	 * @return whether it was paused; {@code false} if it was running already
	 * @throws UnknownEventHandlerException if there is none with that id
	 * @throws IllegalStateException if it is switched off
	 */
	boolean resume(String id);

}
