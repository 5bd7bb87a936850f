package io.github.mesosspring.embedded.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a script says, for the task that plays it.
 *
 * @param start how long the task stays in staging, {@code null} for ever
 * @param end how it ends by itself
 * @param kill how long it takes from KILL to its end, {@code null} if it ignores KILL
 * @param health what its health check finds out
 * @param repeats whether each update is sent twice
 * @param echoes whether messages are sent back
 */
record TaskPlan(@Nullable Duration start, End end, @Nullable Duration kill, List<HealthChange> health, boolean repeats,
		boolean echoes) {

	TaskPlan {
		health = List.copyOf(health);
	}

	static TaskPlan ending(End end) {
		return new TaskPlan(Duration.ZERO, end, Duration.ZERO, List.of(), false, false);
	}

	TaskPlan starting(@Nullable Duration after) {
		return new TaskPlan(after, this.end, this.kill, this.health, this.repeats, this.echoes);
	}

	TaskPlan ending(TaskStatus.@Nullable Reason reason, @Nullable String message) {
		End because = new End(this.end.kind, this.end.after, this.end.exitStatus, reason, message);
		return new TaskPlan(this.start, because, this.kill, this.health, this.repeats, this.echoes);
	}

	TaskPlan killed(@Nullable Duration after) {
		return new TaskPlan(this.start, this.end, after, this.health, this.repeats, this.echoes);
	}

	TaskPlan health(Duration after, boolean healthy) {
		List<HealthChange> changes = new ArrayList<>(this.health);
		changes.add(new HealthChange(after, healthy));
		return new TaskPlan(this.start, this.end, this.kill, changes, this.repeats, this.echoes);
	}

	TaskPlan repeating() {
		return new TaskPlan(this.start, this.end, this.kill, this.health, true, this.echoes);
	}

	TaskPlan echoing() {
		return new TaskPlan(this.start, this.end, this.kill, this.health, this.repeats, true);
	}

	/** How a task can end by itself. */
	enum Kind {

		/** It does not. */
		NEVER,

		FINISH, FAIL, CRASH

	}

	/**
	 * The end of a task.
	 *
	 * @param kind which
	 * @param after how long after it began to run
	 * @param exitStatus the exit status of its command
	 * @param reason the reason of its last update, {@code null} for none
	 * @param message the message of its last update, {@code null} for the usual one
	 */
	record End(Kind kind, Duration after, int exitStatus, TaskStatus.@Nullable Reason reason,
			@Nullable String message) {
	}

	/**
	 * A result of the health check that differs from the one before.
	 *
	 * @param after how long after the task began to run
	 * @param healthy the result
	 */
	record HealthChange(Duration after, boolean healthy) {
	}

}
