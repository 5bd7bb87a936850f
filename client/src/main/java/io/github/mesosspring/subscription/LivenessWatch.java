package io.github.mesosspring.subscription;

import java.time.Duration;

import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * Notices that a stream is dead: no byte for the tolerated number of heartbeat intervals.
 * While we do not read ourselves nothing can arrive, so that time does not count.
 * <p>
 * {@link #touch()}, {@link #pause()} and {@link #resume()} may be called by any thread;
 * the rest by the actor.
 */
final class LivenessWatch {

	static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(15);

	private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

	private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

	private final Actor actor;

	private final Clock clock;

	private final int missedHeartbeats;

	private final Runnable dead;

	private Duration interval = DEFAULT_INTERVAL;

	private Disposable timer = Disposables.disposed();

	private volatile long last;

	private volatile boolean paused;

	LivenessWatch(Actor actor, Clock clock, int missedHeartbeats, Runnable dead) {
		this.actor = actor;
		this.clock = clock;
		this.missedHeartbeats = missedHeartbeats;
		this.dead = dead;
	}

	void arm() {
		touch();
		check();
	}

	/**
	 * Take over the interval the master announced.
	 * @param seconds the interval; anything unreasonable counts as the default
	 */
	void interval(double seconds) {
		this.interval = reasonable(seconds);
		check();
	}

	void touch() {
		this.last = this.clock.nanos();
	}

	void pause() {
		this.paused = true;
	}

	void resume() {
		touch();
		this.paused = false;
	}

	void disarm() {
		this.timer.dispose();
	}

	Duration age() {
		return this.clock.since(this.last);
	}

	Duration tolerated() {
		return this.interval.multipliedBy(this.missedHeartbeats);
	}

	private void check() {
		this.timer.dispose();
		Duration tolerated = tolerated();
		Duration left = this.paused ? tolerated : tolerated.minus(age());
		if (left.isNegative() || left.isZero()) {
			this.dead.run();
		}
		else {
			this.timer = this.actor.schedule(this::check, left);
		}
	}

	private static Duration reasonable(double seconds) {
		if (!(seconds > 0) || seconds > LONGEST_INTERVAL.toSeconds()) {
			return DEFAULT_INTERVAL;
		}
		Duration interval = Duration.ofNanos((long) (seconds * 1e9));
		return (interval.compareTo(SHORTEST_INTERVAL) < 0) ? SHORTEST_INTERVAL : interval;
	}

}
