package io.github.mesosspring.event;

/**
 * Knows the dispatchers of the frameworks of an application.
 */
@FunctionalInterface
public interface EventDispatchers {

	/**
	 * The dispatcher of a framework.
	 * @param framework the name of the framework, as in
	 * {@link MesosEventHandler#framework}
	 * @return its dispatcher
	 * @throws IllegalArgumentException if there is no such framework, with a message that
	 * says which ones there are
	 */
	EventDispatcher get(String framework);

}
