package io.github.mesosspring.autoconfigure;

import java.time.Duration;

/**
 * How the master is asked for the state of tasks: the keys below
 * {@code mesos.reconciliation}.
 */
public class MesosReconciliationProperties {

	/**
	 * Whether to ask the master for the state of tasks after each SUBSCRIBED and from
	 * time to time.
	 */
	private boolean enabled = true;

	/**
	 * Largest number of tasks in one call.
	 */
	private int chunkSize = 500;

	/**
	 * Time after which an unanswered task is asked for again. Doubled with each further
	 * time.
	 */
	private Duration initial = Duration.ofSeconds(5);

	/**
	 * Longest time between two questions for a task.
	 */
	private Duration max = Duration.ofMinutes(5);

	/**
	 * Time between two questions for all tasks the master knows of, give or take a fifth.
	 * 0 for never.
	 */
	private Duration implicitInterval = Duration.ofMinutes(15);

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public int getChunkSize() {
		return this.chunkSize;
	}

	public void setChunkSize(int chunkSize) {
		this.chunkSize = chunkSize;
	}

	public Duration getInitial() {
		return this.initial;
	}

	public void setInitial(Duration initial) {
		this.initial = initial;
	}

	public Duration getMax() {
		return this.max;
	}

	public void setMax(Duration max) {
		this.max = max;
	}

	public Duration getImplicitInterval() {
		return this.implicitInterval;
	}

	public void setImplicitInterval(Duration implicitInterval) {
		this.implicitInterval = implicitInterval;
	}

}
