package io.github.mesosspring.benchmarks.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mesosspring.session.Session;
import io.github.mesosspring.subscription.SubscriptionListener;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStateChange;

/**
 * What a subscription went through, and when. Thread-safe.
 */
final class Course implements SubscriptionListener {

	private static final long LIMIT_SECONDS = 60;

	private final ReentrantLock lock = new ReentrantLock();

	private final List<Pause> pauses = new ArrayList<>();

	private final CompletableFuture<Long> first = new CompletableFuture<>();

	private final CompletableFuture<Long> second = new CompletableFuture<>();

	@Override
	public void stateChanged(SubscriptionStateChange change) {
		long now = System.nanoTime();
		this.lock.lock();
		try {
			if (change.from() == SubscriptionState.BACKING_OFF) {
				Pause last = this.pauses.remove(this.pauses.size() - 1);
				this.pauses.add(new Pause(last.from(), now));
			}
			if (change.to() == SubscriptionState.BACKING_OFF) {
				this.pauses.add(new Pause(now, Long.MAX_VALUE));
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void subscribed(Session session) {
		if (!this.first.complete(System.nanoTime())) {
			this.second.complete(System.nanoTime());
		}
	}

	/**
	 * Wait for the first subscription.
	 */
	void awaitFirst() throws Exception {
		await(this.first);
	}

	/**
	 * Wait for the second subscription.
	 * @return when it came, as {@link System#nanoTime()}
	 */
	long awaitSecond() throws Exception {
		return await(this.second);
	}

	/**
	 * How long it was waited at most once, from some time on: what was left of the pause
	 * then, or the next one.
	 * @param time the time, as {@link System#nanoTime()}
	 * @return nanoseconds
	 */
	long pauseFrom(long time) {
		this.lock.lock();
		try {
			return this.pauses.stream()
				.filter((pause) -> pause.to() - time > 0)
				.findFirst()
				.map((pause) -> pause.to() - Math.max(pause.from(), time))
				.orElse(0L);
		}
		finally {
			this.lock.unlock();
		}
	}

	private static long await(CompletableFuture<Long> future) throws Exception {
		try {
			return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("There is no subscription after " + LIMIT_SECONDS + " s", ex);
		}
	}

	/**
	 * A time in which nothing was tried.
	 *
	 * @param from when it began
	 * @param to when it ended
	 */
	private record Pause(long from, long to) {
	}

}
