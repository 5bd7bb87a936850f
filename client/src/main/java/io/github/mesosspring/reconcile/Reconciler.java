package io.github.mesosspring.reconcile;

import java.util.Collection;

/**
 * Has the master asked for the state of tasks. What it answers comes as ordinary UPDATE
 * events without {@code uuid}. Thread-safe; all methods return at once.
 */
public interface Reconciler {

	/**
	 * Begin anew: ask all sources for their tasks and the master for each of these, as
	 * after a SUBSCRIBED. Does nothing while not subscribed: the next SUBSCRIBED does it.
	 */
	void reconcile();

	/**
	 * Ask for single tasks, whether or not a source names them, now and again until each
	 * is answered. While not subscribed they wait for the next SUBSCRIBED. A task that is
	 * being asked for already is asked for once more.
	 * @param tasks the tasks
	 */
	void ask(Collection<KnownTask> tasks);

	/**
	 * How far it is.
	 * @return the status at this moment
	 */
	ReconciliationStatus status();

	/**
	 * How many tasks wait for an answer, for a gauge: unlike the whole status it needs no
	 * look at them.
	 * @return the number of tasks
	 */
	default int unanswered() {
		return status().unanswered();
	}

	/**
	 * How many explicit reconciliations have begun so far, for a meter.
	 * @return the number of rounds
	 */
	default long rounds() {
		return status().rounds();
	}

}
