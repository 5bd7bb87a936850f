package io.github.mesosspring.event;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * How events are queued and by whom they are delivered.
 *
 * @param maxQueuedBytes the bound of what waits, in bytes
 * @param maxQueuedEvents the bound of what waits, in events
 * @param concurrency how many threads handle updates
 * @param dispatchOn where to deliver; {@code null} for threads of our own
 * @param threads makes those
 * @param stopTimeout how long a stop waits
 * @param pauseable whether it stops when the application context is paused
 * @param timer measures time
 * @param lasting which types of events are still to be delivered when their subscription
 * has ended
 * @param acknowledgments those that have no outcome yet
 */
record DispatchSettings(long maxQueuedBytes, int maxQueuedEvents, int concurrency, @Nullable Scheduler dispatchOn,
		ThreadFactory threads, Duration stopTimeout, boolean pauseable, Scheduler timer,
		Predicate<@Nullable MesosEventType> lasting, OpenAcknowledgments acknowledgments) {

	boolean isLasting(QueuedEvent event) {
		return this.lasting.test(event.type());
	}

	/**
	 * The time on the clock by which events grow old, in nanoseconds.
	 */
	long now() {
		return this.timer.now(TimeUnit.NANOSECONDS);
	}

	/**
	 * How many workers there are for updates; with 0 the dispatcher handles them itself.
	 */
	int workers() {
		return (this.concurrency > 1) ? this.concurrency : 0;
	}

}
