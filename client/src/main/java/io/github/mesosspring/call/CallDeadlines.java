package io.github.mesosspring.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.mesosspring.stream.Clock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.scheduler.Scheduler;

/**
 * Ends what takes too long, with one timer for all calls, however many there are: nearly
 * all end long before their time, and a timer for each would cost a good part of what it
 * takes to send it. Thread-safe.
 */
final class CallDeadlines {

	/** What nobody waits for. */
	private static final long NONE = Long.MAX_VALUE;

	private static final long LONGEST = Long.MAX_VALUE / 4;

	private static final Log logger = LogFactory.getLog(CallTemplate.class);

	private final OpenCalls calls;

	private final Scheduler scheduler;

	private final Clock clock;

	private final AtomicLong numbers = new AtomicLong();

	/** When the calls are looked at next. */
	private final AtomicLong next = new AtomicLong(NONE);

	CallDeadlines(OpenCalls calls, Scheduler scheduler, Clock clock) {
		this.calls = calls;
		this.scheduler = scheduler;
		this.clock = clock;
	}

	/**
	 * Give an open call so much time from now, instead of what it had before.
	 * @param call the call
	 * @param time the time
	 * @param action what to do when it is over and the call has no outcome
	 */
	void limit(CallSettlement call, Duration time, Runnable action) {
		long deadline = this.clock.nanos() + Math.min(TimeUnit.NANOSECONDS.convert(time), LONGEST);
		call.limit(new Limit(deadline, this.numbers.incrementAndGet(), action));
		lookAt(deadline);
	}

	/**
	 * A call whose limit is set while the calls are looked at finds nothing planned, and
	 * plans the next look by itself.
	 */
	private void look(long planned) {
		if (!this.next.compareAndSet(planned, NONE)) {
			return;
		}
		long now = this.clock.nanos();
		long earliest = NONE;
		List<Limit> reached = new ArrayList<>();
		for (CallSettlement call : this.calls) {
			Limit limit = call.limit();
			if (limit != null && limit.deadline > now) {
				earliest = Math.min(earliest, limit.deadline);
			}
			else if (limit != null) {
				reached.add(limit);
			}
		}
		lookAt(earliest);
		reached.sort(Comparator.comparingLong(Limit::deadline).thenComparingLong(Limit::number));
		reached.forEach(CallDeadlines::end);
	}

	private static void end(Limit limit) {
		try {
			limit.action.run();
		}
		catch (Throwable ex) {
			logger.error("A call whose time was over could not be ended", ex);
		}
	}

	private void lookAt(long deadline) {
		for (long planned = this.next.get(); deadline < planned; planned = this.next.get()) {
			if (this.next.compareAndSet(planned, deadline)) {
				schedule(deadline);
			}
		}
	}

	private void schedule(long deadline) {
		try {
			this.scheduler.schedule(() -> look(deadline), Math.max(0, deadline - this.clock.nanos()),
					TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			// whoever stopped the clock stops the calls too
		}
	}

	/**
	 * Until when a call may take.
	 *
	 * @param deadline the time, in nanoseconds of the clock
	 * @param number grows with each limit: calls end in the order in which they were made
	 * @param action what to do then
	 */
	record Limit(long deadline, long number, Runnable action) {
	}

}
