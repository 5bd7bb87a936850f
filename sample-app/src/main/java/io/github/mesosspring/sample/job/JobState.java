package io.github.mesosspring.sample.job;

import io.github.mesosspring.protocol.TaskState;

/**
 * The state of a job: waiting for an offer, or the state of its task as Mesos names it.
 * There is no state for {@code TASK_UNKNOWN}: a task that the master knows nothing of is
 * lost.
 */
public enum JobState {

	/** No task was launched yet, or the last one certainly never ran. */
	WAITING(Phase.WAITING),

	/** The task is about to be launched, or was; nothing was heard of it yet. */
	TASK_STAGING(Phase.LIVE),

	/** The executor has the task. */
	TASK_STARTING(Phase.LIVE),

	/** The command runs. */
	TASK_RUNNING(Phase.LIVE),

	/** The command is being killed. */
	TASK_KILLING(Phase.LIVE),

	/** The agent is lost from sight; the command may run on. */
	TASK_UNREACHABLE(Phase.LIVE),

	/** The command ended with exit code 0. */
	TASK_FINISHED(Phase.FINAL),

	/** The command ended with another exit code, or could not be run. */
	TASK_FAILED(Phase.FINAL),

	/** The job was killed. */
	TASK_KILLED(Phase.FINAL),

	/** The master found the task invalid. */
	TASK_ERROR(Phase.FINAL),

	/** The agent lost the task. */
	TASK_DROPPED(Phase.FINAL),

	/** The task is known not to run any more. */
	TASK_GONE(Phase.FINAL),

	/** Nothing is known of the task; its agent may yet come back with it. */
	TASK_LOST(Phase.ENDED),

	/** An operator gave up the agent; it may yet come back with the task. */
	TASK_GONE_BY_OPERATOR(Phase.ENDED);

	private final Phase phase;

	JobState(Phase phase) {
		this.phase = phase;
	}

	/**
	 * The state of a job whose task is in the given state.
	 * @param state the state of the task
	 * @return the state of the job
	 */
	public static JobState of(TaskState state) {
		return (state == TaskState.TASK_UNKNOWN) ? TASK_LOST : valueOf(state.name());
	}

	/**
	 * Whether there is a task that may run.
	 * @return whether it is live
	 */
	public boolean isLive() {
		return this.phase == Phase.LIVE;
	}

	/**
	 * Whether the job has come to its end. It is not run again.
	 * @return whether it has ended
	 */
	public boolean isEnded() {
		return isFinal() || this.phase == Phase.ENDED;
	}

	/**
	 * Whether nothing can follow any more. A job that has ended without being final shows
	 * its task's state again if its agent comes back.
	 * @return whether it is final
	 */
	public boolean isFinal() {
		return this.phase == Phase.FINAL;
	}

	/**
	 * Whether a task in this state has reached its executor, so that the command may have
	 * had an effect.
	 * @return whether it shows life
	 */
	public boolean showsLife() {
		return this == TASK_STARTING || this == TASK_RUNNING || this == TASK_KILLING;
	}

	private enum Phase {

		WAITING, LIVE, ENDED, FINAL

	}

}
