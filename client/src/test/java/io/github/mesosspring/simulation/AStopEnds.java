package io.github.mesosspring.simulation;

import java.time.Duration;

/**
 * A stop ends in time, whatever handlers and calls do.
 */
final class AStopEnds extends Check {

	private static final Duration SLACK = Duration.ofSeconds(5);

	private static final long RUNNING = -1;

	private final SimulatedScheduler scheduler;

	private long since = RUNNING;

	AStopEnds(SimulatedScheduler scheduler) {
		this.scheduler = scheduler;
	}

	@Override
	void stopping() {
		this.since = this.scheduler.nanos();
	}

	@Override
	void stopped() {
		this.since = RUNNING;
	}

	@Override
	void step() {
		require(this.since == RUNNING
				|| this.scheduler.nanos() - this.since <= Settings.STOP_TIMEOUT.plus(SLACK).toNanos(),
				"a stop does not end");
	}

}
