package io.github.mesosspring.test.reliability;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.mesosspring.subscription.SubscriptionListener;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStateChange;

/**
 * Counts why subscriptions and attempts ended. Thread-safe.
 */
final class Reconnects implements SubscriptionListener {

	private static final long LONGEST_MILLIS = 1500;

	private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

	private final Semaphore losses = new Semaphore(0);

	private final Violations violations;

	Reconnects(Violations violations) {
		this.violations = violations;
	}

	Map<String, AtomicLong> counts() {
		return new TreeMap<>(this.counts);
	}

	/**
	 * Forget the losses that were not waited for.
	 */
	void forget() {
		this.losses.drainPermits();
	}

	/**
	 * Wait until a subscription or an attempt has ended, if one does.
	 */
	void awaitLoss() {
		try {
			this.losses.tryAcquire(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void stateChanged(SubscriptionStateChange change) {
		if (change.to() == SubscriptionState.BACKING_OFF && change.reason() != null) {
			this.counts.computeIfAbsent(change.reason().tag(), (reason) -> new AtomicLong()).incrementAndGet();
			this.losses.release();
		}
		if (change.to() == SubscriptionState.FAILED) {
			this.violations.add("The subscription gave up: " + change);
		}
	}

}
