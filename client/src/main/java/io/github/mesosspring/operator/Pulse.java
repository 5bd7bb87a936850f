package io.github.mesosspring.operator;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * Notices that one stream is dead: no byte for the tolerated number of heartbeat
 * intervals. Time in which nothing was asked for does not count, as nothing can arrive
 * then; without an interval there is no judgement. Looked at once a second.
 */
final class Pulse {

	/** What masters beat with by default. */
	static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(15);

	private static final Duration TICK = Duration.ofSeconds(1);

	private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

	private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

	private final Scheduler scheduler;

	private final int missedHeartbeats;

	/** Zero for none. */
	private volatile long tolerated;

	private volatile boolean beaten;

	private volatile boolean awaiting = true;

	private volatile long since;

	/**
	 * Create the pulse of a stream of which no interval is known yet.
	 * @param scheduler measures the time
	 * @param missedHeartbeats how many intervals are tolerated
	 */
	Pulse(Scheduler scheduler, int missedHeartbeats) {
		this.scheduler = scheduler;
		this.missedHeartbeats = missedHeartbeats;
		this.since = now();
	}

	/**
	 * Judge from now on by this interval. An unreasonable one counts as the default.
	 */
	void interval(Duration interval) {
		boolean reasonable = interval.compareTo(SHORTEST_INTERVAL) >= 0 && interval.compareTo(LONGEST_INTERVAL) <= 0;
		this.tolerated = (reasonable ? interval : DEFAULT_INTERVAL).multipliedBy(this.missedHeartbeats).toNanos();
	}

	/**
	 * A heartbeat came. There will be more.
	 */
	void beat() {
		this.beaten = true;
		if (this.tolerated == 0) {
			interval(DEFAULT_INTERVAL);
		}
	}

	/**
	 * The server announces no heartbeats: judge only if there was one all the same.
	 */
	void noInterval() {
		if (!this.beaten) {
			this.tolerated = 0;
		}
	}

	/**
	 * Feel the pulse of a body.
	 * @param body the body
	 * @return the same, to be asked for one buffer after the other, as
	 * {@link RecordStream} does
	 */
	Flux<DataBuffer> of(Flux<DataBuffer> body) {
		return body.doOnRequest((count) -> touch(true)).doOnNext((buffer) -> touch(false));
	}

	/**
	 * End what depends on the stream with an error when the stream is dead.
	 * @param <T> the type of the elements
	 * @param flux made of the body
	 * @return the same until then
	 */
	<T> Flux<T> guard(Flux<T> flux) {
		return Interruption.of(flux,
				Flux.interval(TICK, this.scheduler)
					.onBackpressureDrop()
					.filter((tick) -> isDead())
					.next()
					.flatMap((tick) -> Mono.error(() -> new DeadStreamException(
							"Nothing arrived for " + Duration.ofNanos(this.tolerated).toMillis() / 1000.0 + " s"))));
	}

	private void touch(boolean asked) {
		this.since = now();
		this.awaiting = asked;
	}

	private boolean isDead() {
		long limit = this.tolerated;
		return limit > 0 && this.awaiting && now() - this.since >= limit;
	}

	private long now() {
		return this.scheduler.now(TimeUnit.NANOSECONDS);
	}

}
