package io.github.mesosspring.autoconfigure.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The gauges of the subscription: {@code mesos.subscription.state}, 1 for the state it is
 * in and 0 for the others, and {@code mesos.heartbeat.age}, which is not a number while
 * not subscribed.
 */
class SubscriptionMetrics implements MeterBinder {

	private final MesosSubscription subscription;

	private final Tag framework;

	SubscriptionMetrics(MesosSubscription subscription, Tag framework) {
		this.subscription = subscription;
		this.framework = framework;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (SubscriptionState state : SubscriptionState.values()) {
			Gauge.builder("mesos.subscription.state", this.subscription, (subscription) -> isIn(subscription, state))
				.description("Whether the subscription is in the state")
				.tag(this.framework.getKey(), this.framework.getValue())
				.tag("state", state.name())
				.register(registry);
		}
		TimeGauge.builder("mesos.heartbeat.age", this.subscription, TimeUnit.SECONDS, SubscriptionMetrics::heartbeatAge)
			.description("Time since the last sign of life of the master")
			.tag(this.framework.getKey(), this.framework.getValue())
			.register(registry);
	}

	private static double isIn(MesosSubscription subscription, SubscriptionState state) {
		return (subscription.status().state() == state) ? 1 : 0;
	}

	private static double heartbeatAge(MesosSubscription subscription) {
		Duration age = subscription.status().lastHeartbeatAge();
		return (age != null) ? age.toNanos() / 1e9 : Double.NaN;
	}

}
