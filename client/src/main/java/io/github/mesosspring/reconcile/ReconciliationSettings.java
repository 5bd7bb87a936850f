package io.github.mesosspring.reconcile;

import java.time.Duration;

import org.springframework.util.Assert;

/**
 * How often, and how many tasks at once, the master is asked for.
 *
 * @param chunkSize the largest number of tasks in one call, positive
 * @param initial the time after which an unanswered task is asked for again, doubled with
 * each further time; positive
 * @param max the longest time between two questions for a task, no less than
 * {@code initial}
 * @param implicitInterval the time between two questions for all tasks the master knows
 * of, give or take a fifth; zero for never
 */
public record ReconciliationSettings(int chunkSize, Duration initial, Duration max, Duration implicitInterval) {

	public ReconciliationSettings {
		Assert.isTrue(chunkSize > 0,
				() -> "The number of tasks reconciled in one call must be positive but is " + chunkSize);
		Assert.isTrue(initial.toMillis() > 0,
				() -> "The time before a task is asked for again must be at least 1 ms but is " + initial);
		Assert.isTrue(max.compareTo(initial) >= 0, () -> "The longest time between two questions for a task, " + max
				+ ", is less than the first one, " + initial);
		Assert.isTrue(!implicitInterval.isNegative(),
				() -> "The time between two implicit reconciliations must not be negative but is " + implicitInterval);
	}

	/**
	 * The settings unless others are given.
	 * @return 500 tasks in a call, 5 s doubled up to 5 min, all tasks every 15 min
	 */
	public static ReconciliationSettings defaults() {
		return new ReconciliationSettings(500, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(15));
	}

}
