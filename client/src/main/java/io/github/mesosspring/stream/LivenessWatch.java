package io.github.mesosspring.stream;

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
public final class LivenessWatch {

	/** What masters announce if they do not announce anything else. */
	public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(15);

	private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

	private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

	private final Actor actor;

	private final Clock clock;

	private final int missedHeartbeats;

	private final Duration maxPause;

	private final Runnable dead;

	private final Runnable slow;

	private Duration interval = DEFAULT_INTERVAL;

	private Disposable timer = Disposables.disposed();

	private volatile long last;

	private volatile boolean paused;

	private volatile long pausedAt;

	private boolean armed;

	/**
	 * Create a watch.
	 * @param actor runs the timer, and what is to be done
	 * @param clock the actor's clock
	 * @param missedHeartbeats for how many intervals the stream may be silent
	 * @param maxPause for how long we may leave off reading
	 * @param dead what to do when nothing arrived for too long
	 * @param slow what to do when we did not read for too long
	 */
	public LivenessWatch(Actor actor, Clock clock, int missedHeartbeats, Duration maxPause, Runnable dead,
			Runnable slow) {
		this.actor = actor;
		this.clock = clock;
		this.missedHeartbeats = missedHeartbeats;
		this.maxPause = maxPause;
		this.dead = dead;
		this.slow = slow;
	}

	/**
	 * Begin to watch.
	 */
	public void arm() {
		this.armed = true;
		touch();
		check();
	}

	/**
	 * Take over the interval the master announced.
	 * @param seconds the interval; anything unreasonable counts as the default
	 */
	public void interval(double seconds) {
		this.interval = reasonable(seconds);
		check();
	}

	/**
	 * Something arrived.
	 */
	public void touch() {
		this.last = this.clock.nanos();
	}

	/**
	 * We read nothing more for a while.
	 */
	public void pause() {
		this.pausedAt = this.clock.nanos();
		this.paused = true;
		this.actor.execute(this::check);
	}

	/**
	 * We read on.
	 */
	public void resume() {
		touch();
		this.paused = false;
		this.actor.execute(this::check);
	}

	/**
	 * Watch no more.
	 */
	public void disarm() {
		this.armed = false;
		this.timer.dispose();
	}

	/**
	 * How long nothing has arrived.
	 * @return the time since the last sign of life
	 */
	public Duration age() {
		return this.clock.since(this.last);
	}

	/**
	 * How long the stream may be silent.
	 * @return the time
	 */
	public Duration tolerated() {
		return this.interval.multipliedBy(this.missedHeartbeats);
	}

	/**
	 * How long we may leave off reading.
	 * @return the time
	 */
	public Duration maxPause() {
		return this.maxPause;
	}

	private void check() {
		this.timer.dispose();
		if (!this.armed) {
			return;
		}
		boolean reading = !this.paused;
		Duration left = reading ? tolerated().minus(age()) : this.maxPause.minus(this.clock.since(this.pausedAt));
		if (left.compareTo(Duration.ZERO) > 0) {
			this.timer = this.actor.schedule(this::check, left);
		}
		else {
			(reading ? this.dead : this.slow).run();
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
