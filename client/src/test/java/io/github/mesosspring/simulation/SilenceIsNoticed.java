package io.github.mesosspring.simulation;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A subscription that brings nothing is given up in time, whether the master is silent or
 * the client does not read.
 */
final class SilenceIsNoticed extends Check {

	private static final Duration SLACK = Duration.ofSeconds(5);

	private static final Duration SILENCE = Duration.ofSeconds(Messages.HEARTBEAT_SECONDS * Settings.MISSED_HEARTBEATS);

	private final SimulatedScheduler scheduler;

	private final long beforeSubscribed;

	private final long unread;

	private @Nullable Exchange exchange;

	private long lastSign;

	SilenceIsNoticed(SimulatedScheduler scheduler, Settings settings) {
		this.scheduler = scheduler;
		this.beforeSubscribed = settings.subscribeTimeout().plus(SLACK).toNanos();
		this.unread = settings.maxPause().plus(SLACK).toNanos();
	}

	@Override
	void subscribeBegun(Exchange begun) {
		this.exchange = begun;
		this.lastSign = this.scheduler.nanos();
	}

	@Override
	void streamRead(Pipe pipe) {
		this.lastSign = this.scheduler.nanos();
	}

	@Override
	void step() {
		if (this.exchange == null || !this.exchange.isOpen()) {
			return;
		}
		EventStream stream = this.exchange.stream();
		long bound;
		if (stream == null) {
			bound = this.beforeSubscribed;
		}
		else {
			bound = stream.pipe().isAskedFor() ? SILENCE.plus(SLACK).toNanos() : this.unread;
		}
		require(this.scheduler.nanos() - this.lastSign <= bound, "nothing has come for "
				+ (this.scheduler.nanos() - this.lastSign) / 1_000_000_000 + " s, and nobody noticed");
	}

}
