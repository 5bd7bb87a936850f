package io.github.mesosspring.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.github.mesosspring.protocol.scheduler.Call;

/**
 * Every call has one outcome, and as long as any waits for its own, one comes within the
 * time a call may take.
 */
final class EveryCallEndsOnceAndInTime extends Check {

	/**
	 * For what it takes besides waiting: turns, pauses between repetitions, late threads.
	 */
	private static final Duration SLACK = Duration.ofSeconds(10);

	private final SimulatedScheduler scheduler;

	private final long patience;

	private final Lane acknowledgements = new Lane();

	private final Lane others = new Lane();

	private final Map<Long, Lane> open = new HashMap<>();

	private final Set<Long> closed = new HashSet<>();

	EveryCallEndsOnceAndInTime(SimulatedScheduler scheduler, Duration callTimeout) {
		this.scheduler = scheduler;
		this.patience = callTimeout.plus(SLACK).toNanos();
	}

	@Override
	void processKilled() {
		this.open.clear();
		this.closed.clear();
		this.acknowledgements.clear();
		this.others.clear();
	}

	@Override
	void made(long number, long epoch, Call call) {
		Lane lane = (call.getType() == Call.Type.ACKNOWLEDGE) ? this.acknowledgements : this.others;
		lane.made(this.scheduler.nanos());
		require(this.open.put(number, lane) == null, "call " + number + " was made twice");
	}

	@Override
	void ended(long number) {
		Lane lane = this.open.remove(number);
		if (lane == null) {
			violated("call " + number
					+ (this.closed.contains(number) ? " has a second outcome" : " has an outcome and was not made"));
		}
		else {
			lane.ended(this.scheduler.nanos());
			this.closed.add(number);
		}
	}

	@Override
	void step() {
		long now = this.scheduler.nanos();
		require(!this.others.isStuck(now) && !this.acknowledgements.isStuck(now), "a call gets no outcome in time");
	}

	@Override
	void end() {
		require(this.open.isEmpty(), "calls have no outcome: " + this.open.keySet());
	}

	private final class Lane {

		private int waiting;

		private long lastProgress;

		void clear() {
			this.waiting = 0;
		}

		void made(long now) {
			if (this.waiting++ == 0) {
				this.lastProgress = now;
			}
		}

		void ended(long now) {
			this.waiting--;
			this.lastProgress = now;
		}

		boolean isStuck(long now) {
			return this.waiting > 0 && now - this.lastProgress > EveryCallEndsOnceAndInTime.this.patience;
		}

	}

}
