package io.github.mesosspring.reconcile;

import java.util.Collection;

/**
 * Names the tasks that the application believes to live. Implemented by the application;
 * the answers of several sources are put together.
 * <p>
 * It is asked after each SUBSCRIBED, when the handlers of that event are through, and
 * again before each repetition. It may block, though it is interrupted after two minutes,
 * and may throw: that is logged, and all sources are asked again later. Asked by one
 * thread at a time, never by a network thread.
 */
@FunctionalInterface
public interface TaskSource {

	/**
	 * The tasks that are launched, or were meant to be, and for which no terminal state
	 * is known. A task whose ACCEPT was sent in the present subscription is better left
	 * out: the master may not know it yet, and answer that it is gone.
	 * @return the tasks, in any order; copied before the method is called again
	 * @throws Exception if they cannot be told now
	 */
	Collection<KnownTask> liveTasks() throws Exception;

}
