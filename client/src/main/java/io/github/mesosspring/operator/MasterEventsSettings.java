package io.github.mesosspring.operator;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How to follow the event stream of a master. Immutable; start from {@link #defaults()}.
 *
 * @param resynchronizeEvery how often to ask for the whole state, since the stream does
 * not tell of everything; zero for never
 * @param maxQueuedBytes how many bytes of changes, as received, may wait for a slow
 * subscriber before the connection is given up; a snapshot does not count
 * @param missedHeartbeats how many heartbeat intervals may pass without a byte before the
 * connection counts as dead
 * @param initialBackoff the longest pause before the first try to get a connection again
 * @param maxBackoff the longest pause before any try
 * @param listener told of connections, or {@code null}
 */
public record MasterEventsSettings(Duration resynchronizeEvery, long maxQueuedBytes, int missedHeartbeats,
		Duration initialBackoff, Duration maxBackoff, @Nullable MasterStreamListener listener) {

	/**
	 * Check the settings.
	 */
	public MasterEventsSettings {
		require(!resynchronizeEvery.isNegative(), "resynchronizeEvery must not be negative");
		require(maxQueuedBytes > 0, "maxQueuedBytes must be positive");
		require(missedHeartbeats > 0, "missedHeartbeats must be positive");
		require(initialBackoff.compareTo(Duration.ZERO) > 0, "initialBackoff must be positive");
		require(maxBackoff.compareTo(initialBackoff) >= 0, "maxBackoff must not be shorter than initialBackoff");
	}

	/**
	 * The whole state every ten minutes, 16 MB, five heartbeats, pauses from 250 ms to 15
	 * s, no listener.
	 * @return the settings
	 */
	public static MasterEventsSettings defaults() {
		return new MasterEventsSettings(Duration.ofMinutes(10), 16 * 1024 * 1024, 5, Duration.ofMillis(250),
				Duration.ofSeconds(15), null);
	}

	/**
	 * With another time between two states.
	 * @param interval the time; zero for never
	 * @return new settings
	 */
	public MasterEventsSettings resynchronizeEvery(Duration interval) {
		return new MasterEventsSettings(interval, this.maxQueuedBytes, this.missedHeartbeats, this.initialBackoff,
				this.maxBackoff, this.listener);
	}

	/**
	 * With another limit of what waits for a slow subscriber.
	 * @param bytes the limit
	 * @return new settings
	 */
	public MasterEventsSettings maxQueuedBytes(long bytes) {
		return new MasterEventsSettings(this.resynchronizeEvery, bytes, this.missedHeartbeats, this.initialBackoff,
				this.maxBackoff, this.listener);
	}

	/**
	 * With another number of heartbeats that may be missed.
	 * @param count the number
	 * @return new settings
	 */
	public MasterEventsSettings missedHeartbeats(int count) {
		return new MasterEventsSettings(this.resynchronizeEvery, this.maxQueuedBytes, count, this.initialBackoff,
				this.maxBackoff, this.listener);
	}

	/**
	 * With other pauses between tries. Each is random, between nothing and a bound that
	 * doubles from the first to the last.
	 * @param initial the first bound
	 * @param max the last bound
	 * @return new settings
	 */
	public MasterEventsSettings backoff(Duration initial, Duration max) {
		return new MasterEventsSettings(this.resynchronizeEvery, this.maxQueuedBytes, this.missedHeartbeats, initial,
				max, this.listener);
	}

	/**
	 * With somebody who is told of connections.
	 * @param told the listener
	 * @return new settings
	 */
	public MasterEventsSettings listener(MasterStreamListener told) {
		return new MasterEventsSettings(this.resynchronizeEvery, this.maxQueuedBytes, this.missedHeartbeats,
				this.initialBackoff, this.maxBackoff, told);
	}

	private static void require(boolean condition, String message) {
		if (!condition) {
			throw new IllegalArgumentException(message);
		}
	}

}
