package io.github.mesosspring.executor;

import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;

/**
 * A task this executor was given and has not yet seen off. Immutable.
 *
 * @param info the task as launched
 * @param updated whether an update of it was handed over
 * @param acknowledged whether an update of it was acknowledged
 * @param terminal whether it was said to have ended
 */
record KnownTask(TaskInfo info, boolean updated, boolean acknowledged, boolean terminal) {

	static KnownTask launched(TaskInfo info) {
		return new KnownTask(info, false, false, false);
	}

	KnownTask after(TaskState state) {
		return new KnownTask(this.info, true, this.acknowledged, this.terminal || isTerminal(state));
	}

	/** The agent refused to hear of the end: another one may be told. */
	KnownTask afterRefused(TaskState state) {
		return new KnownTask(this.info, this.updated, this.acknowledged, this.terminal && !isTerminal(state));
	}

	KnownTask afterAcknowledged() {
		return new KnownTask(this.info, this.updated, true, this.terminal);
	}

	/**
	 * Whether a state is the last of a task. The states a master gives to tasks it cannot
	 * reach are not, and are none an executor should use.
	 */
	static boolean isTerminal(TaskState state) {
		return switch (state) {
			case TASK_FINISHED, TASK_FAILED, TASK_KILLED, TASK_ERROR, TASK_LOST, TASK_DROPPED, TASK_GONE -> true;
			default -> false;
		};
	}

}
