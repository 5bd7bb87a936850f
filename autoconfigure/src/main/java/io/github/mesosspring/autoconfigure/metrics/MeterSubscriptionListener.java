package io.github.mesosspring.autoconfigure.metrics;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.SubscriptionListener;
import io.github.mesosspring.subscription.SubscriptionState;
import io.github.mesosspring.subscription.SubscriptionStateChange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;

/**
 * Counts how often, and why, an attempt to subscribe or a subscription ended and another
 * one was to follow: {@code mesos.subscription.reconnects}. All reasons are there from
 * the start, so that rates are right from the first reconnect on.
 */
class MeterSubscriptionListener implements SubscriptionListener {

	private final Map<SessionLoss, Counter> reconnects = new EnumMap<>(SessionLoss.class);

	private final Counter possibleOrphans;

	MeterSubscriptionListener(MeterRegistry registry, Tag framework) {
		this.possibleOrphans = Counter.builder("mesos.subscription.possible.orphans")
			.description("First attempts to subscribe that may have left a framework behind at the master")
			.tag(framework.getKey(), framework.getValue())
			.register(registry);
		for (SessionLoss reason : SessionLoss.values()) {
			this.reconnects.put(reason,
					Counter.builder("mesos.subscription.reconnects")
						.description("Attempts and subscriptions that ended and were to be followed by another")
						.tag(framework.getKey(), framework.getValue())
						.tag("reason", reason.tag())
						.register(registry));
		}
	}

	@Override
	public void stateChanged(SubscriptionStateChange change) {
		Counter counter = (change.reason() != null) ? this.reconnects.get(change.reason()) : null;
		if (counter != null && isFollowedByAnotherAttempt(change.to())) {
			counter.increment();
		}
	}

	@Override
	public void possibleOrphan(URI master) {
		this.possibleOrphans.increment();
	}

	private static boolean isFollowedByAnotherAttempt(SubscriptionState state) {
		return state != SubscriptionState.STOPPED && state != SubscriptionState.FAILED;
	}

}
