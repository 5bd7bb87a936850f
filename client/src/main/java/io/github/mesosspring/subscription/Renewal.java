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
	 * Wait for the calls of the latest attempt, unless that is being done already.
	 * @param latest what stands or is under way, or {@code null}
	 * @param then what to do then, on any thread
	 */
	void request(@Nullable Attempt latest, Runnable then) {
		if (latest == null) {
			then.run();
		}
		else if (this.requested.getAndSet(latest) != latest) {
			this.calls.flush().timeout(TIME_FOR_CALLS, this.scheduler).onErrorComplete().subscribe(null, null, then);
		}
	}

}
