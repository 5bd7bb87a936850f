package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;

/**
 * The gauges of the subscription: {@code mesos.subscription.state}, 1 for the state it is
 * in and 0 for the others, and {@code mesos.heartbeat.age}, which is not a number while
 * not subscribed.
 */
class SubscriptionMetrics {

	SubscriptionMetrics(FrameworkMeters meters, MesosSubscription subscription) {
		for (SubscriptionState state : SubscriptionState.values()) {
			meters.gauge("mesos.subscription.state", "Whether the subscription is in the state", subscription,
					(watched) -> (watched.status().state() == state) ? 1 : 0, "state", state.name());
		}
		meters.time("mesos.heartbeat.age", "Time since the last sign of life of the master", subscription,
				(watched) -> watched.status().lastHeartbeatAge());
	}

}
