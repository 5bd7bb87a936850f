package io.github.mesosspring.embedded;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The schedulers of a cluster by the names of their threads: one thread each, or the one
 * scheduler that was given for all.
 */
final class ClusterThreads implements Function<String, Scheduler> {

	private final Map<String, Scheduler> threads = new ConcurrentHashMap<>();

	private final @Nullable Scheduler given;

	ClusterThreads(@Nullable Scheduler given) {
		this.given = given;
	}

	@Override
	public Scheduler apply(String name) {
		return (this.given != null) ? this.given
				: this.threads.computeIfAbsent(name, (unknown) -> Schedulers.newSingle(name, true));
	}

	/** The clock that the cluster goes by. */
	Clock clock() {
		return (this.given != null) ? new SchedulerClock(this.given) : Clock.systemUTC();
	}

	private static final class SchedulerClock extends Clock {

		private final Scheduler scheduler;

		SchedulerClock(Scheduler scheduler) {
			this.scheduler = scheduler;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return Instant.EPOCH.plus(this.scheduler.now(TimeUnit.NANOSECONDS), ChronoUnit.NANOS);
		}

	}

}
