package io.github.mesosspring.reconcile;

import io.github.mesosspring.protocol.TaskID;

/**
 * A task that the master is to be asked for. Times are in nanoseconds of one clock.
 *
 * @param task the task
 * @param byHand whether the application asked for it itself, whatever the sources name
 * @param since when the question came up
 * @param due when to ask next
 * @param delay how long to wait after that
 */
record Question(KnownTask task, boolean byHand, long since, long due, Delay delay) {

	static Question of(KnownTask task, boolean byHand, long now, Delay delay) {
		return new Question(task, byHand, now, now, delay);
	}

	TaskID id() {
		return this.task.taskId();
	}

	Question asked(long now) {
		return new Question(this.task, this.byHand, this.since, now + this.delay.nanos(), this.delay.next());
	}

}
