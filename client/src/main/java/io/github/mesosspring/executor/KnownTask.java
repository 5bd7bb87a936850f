package io.github.mesosspring.executor;

import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import org.jspecify.annotations.Nullable;

/**
 * A task this executor was given and has not yet seen off. Immutable.
 *
 * @param info the task as launched
 * @param last the state of the last update of it that was handed over, if there was one
 * @param acknowledged whether an update of it was acknowledged
 */
record KnownTask(TaskInfo info, @Nullable TaskState last, boolean acknowledged) {

	static KnownTask launched(TaskInfo info) {
		return new KnownTask(info, null, false);
	}

	KnownTask after(TaskState state) {
		return new KnownTask(this.info, state, this.acknowledged);
	}

	/** The agent refused to hear of the end: another one may be told. */
	KnownTask afterRefused(TaskState state) {
		return (terminal() && isTerminal(state)) ? new KnownTask(this.info, null, this.acknowledged) : this;
	}

	KnownTask afterAcknowledged() {
		return new KnownTask(this.info, this.last, true);
	}

	/** Whether more was said of it than that it starts. */
	boolean begun() {
		return this.last != null && this.last != TaskState.TASK_STARTING;
	}

	/** Whether it was said to have ended. */
	boolean terminal() {
		return this.last != null && isTerminal(this.last);
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
