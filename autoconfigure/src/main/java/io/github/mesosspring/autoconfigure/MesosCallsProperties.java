package io.github.mesosspring.autoconfigure;

import java.time.Duration;

/**
 * How calls are sent to the master: the keys below {@code mesos.calls}.
 */
public class MesosCallsProperties {

	/**
	 * How long a call may wait for its turn, and then for its answer.
	 */
	private Duration timeout = Duration.ofSeconds(75);

	/**
	 * Number of acknowledgements that may be under way at once.
	 */
	private int acknowledgeConcurrency = 4;

	/**
	 * Number of calls that may wait to be sent; any more are refused.
	 */
	private int maxQueued = 10_000;

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	public int getAcknowledgeConcurrency() {
		return this.acknowledgeConcurrency;
	}

	public void setAcknowledgeConcurrency(int acknowledgeConcurrency) {
		this.acknowledgeConcurrency = acknowledgeConcurrency;
	}

	public int getMaxQueued() {
		return this.maxQueued;
	}

	public void setMaxQueued(int maxQueued) {
		this.maxQueued = maxQueued;
	}

}
