package io.github.mesosspring.sample.scheduling;

import java.time.Instant;

import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.sample.job.Job;
import io.github.mesosspring.sample.job.JobState;

/**
 * What a status of its current task means for a job. The two promises to keep are that no
 * command runs twice and that every job comes to an end. They meet where a task was
 * intended and nothing was heard of it: launching it again is right only if it certainly
 * never ran, and leaving it alone is right only if it may have run.
 * <p>
 * <b>It certainly never ran</b>, and the job waits for another offer with another task
 * id, if it never showed life and
 * <ul>
 * <li>it is TASK_DROPPED, or TASK_LOST because of invalid offers: the master or the agent
 * says that it was not launched; or</li>
 * <li>a reconciliation finds it TASK_GONE: its agent is registered and neither the agent
 * nor the master knows it. A task that had run would be known until its last update was
 * acknowledged, which happens after the job was written as ended. This counts only once
 * the launch is <em>over</em>: as long as the subscription stands in which the ACCEPT was
 * sent, the ACCEPT may still be on its way and arrive after the answer was given. A new
 * subscription voids it, since the master then refuses its stream id and takes back its
 * offers; {@code Resubscription} brings one about.</li>
 * </ul>
 * <b>It may have run</b> if it showed life before, or if the master does not know the
 * agent at all (TASK_UNKNOWN): an agent that left the cluster took what it knew with it.
 * Then the job ends as TASK_LOST and is not run again; whoever submitted it decides. It
 * shows its real state if the agent comes back after all.
 * <p>
 * All of this holds as long as the master remembers the framework: an application away
 * for longer than its failover timeout has its tasks killed behind its back.
 */
final class Fate {

	private Fate() {
	}

	/**
	 * The job after a status.
	 * @param job the job, launched as the task of the status
	 * @param status the status
	 * @param launchOver whether no ACCEPT for that task can reach the master any more
	 * @param now the time
	 * @return the job, itself if the status says nothing new
	 */
	static Job of(Job job, TaskStatus status, boolean launchOver, Instant now) {
		if (job.state().isFinal()) {
			return job;
		}
		String message = status.getMessage().isEmpty() ? null : status.getMessage();
		return switch (status.getState()) {
			case TASK_DROPPED -> notLaunched(job, status, now);
			case TASK_LOST -> (status.getReason() == TaskStatus.Reason.REASON_INVALID_OFFERS && !job.started())
					? notLaunched(job, status, now) : job.moved(JobState.TASK_LOST, message, now);
			case TASK_GONE ->
				isAnswer(status) ? absent(job, status, launchOver, now) : job.moved(JobState.TASK_GONE, message, now);
			case TASK_UNKNOWN -> launchOver ? lost(job, status, now) : job;
			default -> job.moved(JobState.of(status.getState()), message, now);
		};
	}

	/**
	 * Whether a status says that nothing is known of the task. While its ACCEPT may be on
	 * its way, that is no answer.
	 * @param status the status
	 * @return whether the task is absent
	 */
	static boolean isAbsent(TaskStatus status) {
		return status.getState() == TaskState.TASK_UNKNOWN
				|| (status.getState() == TaskState.TASK_GONE && isAnswer(status));
	}

	private static Job notLaunched(Job job, TaskStatus status, Instant now) {
		if (job.state().isEnded()) {
			return job;
		}
		return job.started() ? job.moved(JobState.of(status.getState()), said(status), now)
				: job.withdrawn("Not launched: " + said(status), now);
	}

	private static Job absent(Job job, TaskStatus status, boolean launchOver, Instant now) {
		if (!launchOver || job.state().isEnded()) {
			return job;
		}
		return job.started() ? lost(job, status, now) : job.withdrawn("Never arrived: " + said(status), now);
	}

	private static Job lost(Job job, TaskStatus status, Instant now) {
		return job.state().isEnded() ? job
				: job.moved(JobState.TASK_LOST, "It may have run and is not run again: " + said(status), now);
	}

	private static boolean isAnswer(TaskStatus status) {
		return status.getSource() == TaskStatus.Source.SOURCE_MASTER
				&& status.getReason() == TaskStatus.Reason.REASON_RECONCILIATION;
	}

	private static String said(TaskStatus status) {
		TaskState state = status.getState();
		return status.getMessage().isEmpty() ? state.name() : state + ", " + status.getMessage();
	}

}
