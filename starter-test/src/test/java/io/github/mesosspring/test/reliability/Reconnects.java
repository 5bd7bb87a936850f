package io.github.mesosspring.test.reliability;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.github.mesosspring.subscription.SubscriptionListener;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStateChange;

/**
 * Counts why subscriptions and attempts ended. Thread-safe.
 */
final class Reconnects implements SubscriptionListener {

	private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

	private final Violations violations;

	Reconnects(Violations violations) {
		this.violations = violations;
	}

	Map<String, AtomicLong> counts() {
		return new TreeMap<>(this.counts);
	}

	@Override
	public void stateChanged(SubscriptionStateChange change) {
		if (change.to() == SubscriptionState.BACKING_OFF && change.reason() != null) {
			this.counts.computeIfAbsent(change.reason().tag(), (reason) -> new AtomicLong()).incrementAndGet();
		}
		if (change.to() == SubscriptionState.FAILED) {
			this.violations.add("The subscription gave up: " + change);
		}
	}

}
