package io.github.mesosspring.autoconfigure.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import io.github.mesosspring.executor.ExecutorState;
import io.github.mesosspring.executor.ExecutorStatus;
import io.github.mesosspring.executor.ExecutorSubscription;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * The meters of an executor's subscription, with the names of a scheduler's where they
 * mean the same, and {@code mesos.executor.unacknowledged.updates} and {@code .tasks}:
 * what the agent would be told with the next SUBSCRIBE.
 */
class ExecutorMetrics implements MeterBinder {

	private final ExecutorSubscription subscription;

	private final Tags tags;

	ExecutorMetrics(ExecutorSubscription subscription, Tag framework) {
		this.subscription = subscription;
		this.tags = Tags.of(framework);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (ExecutorState state : ExecutorState.values()) {
			Gauge
				.builder("mesos.subscription.state", this.subscription,
						of((status) -> (status.state() == state) ? 1 : 0))
				.description("Whether the subscription is in the state")
				.tags(this.tags.and("state", state.name()))
				.register(registry);
		}
		FunctionCounter.builder("mesos.subscription.reconnects", this.subscription, of(ExecutorStatus::reconnects))
			.description("Attempts and subscriptions that ended and were to be followed by another")
			.tags(this.tags)
			.register(registry);
		TimeGauge.builder("mesos.heartbeat.age", this.subscription, TimeUnit.SECONDS, of(ExecutorMetrics::lastEventAge))
			.description("Time since the last sign of life of the agent")
			.tags(this.tags)
			.register(registry);
		Gauge
			.builder("mesos.executor.unacknowledged.updates", this.subscription,
					of(ExecutorStatus::unacknowledgedUpdates))
			.description("Status updates the agent has not acknowledged")
			.tags(this.tags)
			.register(registry);
		Gauge.builder("mesos.executor.unacknowledged.tasks", this.subscription, of(ExecutorStatus::unacknowledgedTasks))
			.description("Tasks of which the agent has acknowledged no status update")
			.tags(this.tags)
			.register(registry);
	}

	private static ToDoubleFunction<ExecutorSubscription> of(ToDoubleFunction<ExecutorStatus> value) {
		return (subscription) -> value.applyAsDouble(subscription.status());
	}

	private static double lastEventAge(ExecutorStatus status) {
		Duration age = status.lastEventAge();
		return (age != null) ? age.toNanos() / 1e9 : Double.NaN;
	}

}
