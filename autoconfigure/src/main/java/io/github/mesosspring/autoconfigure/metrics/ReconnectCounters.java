package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.session.SessionLoss;

/**
 * Counts how often, and why, an attempt to subscribe or a subscription ended and another
 * one was to follow: {@code mesos.subscription.reconnects}.
 */
class ReconnectCounters extends EnumCounters<SessionLoss> {

	ReconnectCounters(FrameworkMeters meters) {
		super(SessionLoss.class, (reason) -> meters.counter("mesos.subscription.reconnects",
				"Attempts and subscriptions that ended and were to be followed by another", "reason", reason.tag()));
	}

}
