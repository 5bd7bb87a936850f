package io.github.mesosspring.subscription;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * A subscription that is given up on request: the calls made so far get their outcome
 * first. Asked for again meanwhile, it is the same request. Thread-safe.
 */
final class Renewal {

	/** A master that answers no more is better left. */
	private static final Duration TIME_FOR_CALLS = Duration.ofSeconds(5);

	private final LastCalls calls;

	private final Scheduler scheduler;

	private final AtomicReference<@Nullable Attempt> requested = new AtomicReference<>();

	Renewal(LastCalls calls, Scheduler scheduler) {
		this.calls = calls;
		this.scheduler = scheduler;
	}

	/**
	 * Wait for the calls of what stands, unless that is being done already.
	 * @param standing what stands, or {@code null}
	 * @param then what to do then, on any thread
	 */
	void request(@Nullable Attempt standing, Runnable then) {
		if (standing == null) {
			then.run();
		}
		else if (this.requested.getAndSet(standing) != standing) {
			this.calls.flush().timeout(TIME_FOR_CALLS, this.scheduler).onErrorComplete().subscribe(null, null, then);
		}
	}

}
