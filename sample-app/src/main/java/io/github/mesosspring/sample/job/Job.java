package io.github.mesosspring.sample.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A command to run once, and what became of it so far. Immutable.
 *
 * @param id id of the job
 * @param name name for people
 * @param command shell command
 * @param need the resources it needs
 * @param attempts how many tasks were intended for it so far
 * @param launch the current task; {@code null} while waiting
 * @param started whether a task of it has shown life: it must not be run again
 * @param killWanted whether somebody asked for its end
 * @param history the states it went through, oldest first, never empty; the first and the
 * latest of very many
 */
public record Job(String id, String name, String command, Need need, int attempts, @Nullable Launch launch,
		boolean started, boolean killWanted, List<StateChange> history) {

	static final int HISTORY_LIMIT = 100;

	public Job {
		history = List.copyOf(history);
	}

	/**
	 * A job that waits for its first offer.
	 * @param id id of the job
	 * @param name name for people
	 * @param command shell command
	 * @param need the resources it needs
	 * @param now the time
	 * @return the job
	 */
	public static Job waiting(String id, String name, String command, Need need, Instant now) {
		return new Job(id, name, command, need, 0, null, false, false,
				List.of(new StateChange(JobState.WAITING, now, null)));
	}

	/**
	 * The state it is in.
	 * @return the state
	 */
	public JobState state() {
		return latest().state();
	}

	/**
	 * What was said of the state it is in.
	 * @return the message, if any
	 */
	public @Nullable String message() {
		return latest().message();
	}

	/**
	 * The id of the task that would be launched next.
	 * @return an id that was never used
	 */
	public String nextTaskId() {
		return this.id + "." + (this.attempts + 1);
	}

	/**
	 * Whether the given task is the job's current one.
	 * @param taskId id of a task
	 * @return whether it is
	 */
	public boolean isLaunchedAs(String taskId) {
		return this.launch != null && this.launch.taskId().equals(taskId);
	}

	/**
	 * The job with the intent to launch it.
	 * @param intent the task
	 * @param now the time
	 * @return the job, staging
	 */
	public Job launching(Launch intent, Instant now) {
		return new Job(this.id, this.name, this.command, this.need, this.attempts + 1, intent, this.started,
				this.killWanted, with(JobState.TASK_STAGING, now, null));
	}

	/**
	 * The job in another state. Nothing changes if it is in that state already, so that a
	 * repeated update leaves no trace.
	 * @param state the state
	 * @param message what is said of it, if anything
	 * @param now the time
	 * @return the job
	 */
	public Job moved(JobState state, @Nullable String message, Instant now) {
		if (state == state()) {
			return this;
		}
		return new Job(this.id, this.name, this.command, this.need, this.attempts, this.launch,
				this.started || state.showsLife(), this.killWanted, with(state, now, message));
	}

	/**
	 * The job without its task, which certainly never ran: waiting again, or killed if
	 * that was wanted.
	 * @param message why
	 * @param now the time
	 * @return the job
	 */
	public Job withdrawn(@Nullable String message, Instant now) {
		JobState state = this.killWanted ? JobState.TASK_KILLED : JobState.WAITING;
		return new Job(this.id, this.name, this.command, this.need, this.attempts, null, this.started, this.killWanted,
				with(state, now, message));
	}

	/**
	 * The job after somebody asked for its end.
	 * @param now the time
	 * @return the job: killed at once if it waits, marked if it is live, unchanged if it
	 * has ended
	 */
	public Job killed(Instant now) {
		if (state() == JobState.WAITING) {
			return moved(JobState.TASK_KILLED, "Killed before it was launched", now);
		}
		if (state().isEnded() || this.killWanted) {
			return this;
		}
		return new Job(this.id, this.name, this.command, this.need, this.attempts, this.launch, this.started, true,
				this.history);
	}

	private StateChange latest() {
		return this.history.get(this.history.size() - 1);
	}

	private List<StateChange> with(JobState state, Instant now, @Nullable String message) {
		List<StateChange> changes = new ArrayList<>(this.history);
		if (changes.size() == HISTORY_LIMIT) {
			changes.remove(1);
		}
		changes.add(new StateChange(state, now, message));
		return changes;
	}

}
