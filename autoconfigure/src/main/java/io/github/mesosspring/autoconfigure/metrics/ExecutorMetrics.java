package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.executor.ExecutorState;
import io.github.mesosspring.executor.ExecutorSubscription;

/**
 * The gauges of an executor's subscription, with the names of a scheduler's where they
 * mean the same, and {@code mesos.executor.unacknowledged.updates} and {@code .tasks}:
 * what the agent would be told with the next SUBSCRIBE.
 */
class ExecutorMetrics {

	ExecutorMetrics(FrameworkMeters meters, ExecutorSubscription subscription) {
		for (ExecutorState state : ExecutorState.values()) {
			meters.gauge("mesos.subscription.state", "Whether the subscription is in the state", subscription,
					(watched) -> (watched.status().state() == state) ? 1 : 0, "state", state.name());
		}
		meters.time("mesos.heartbeat.age", "Time since the last sign of life of the agent", subscription,
				(watched) -> watched.status().lastEventAge());
		meters.gauge("mesos.executor.unacknowledged.updates", "Status updates the agent has not acknowledged",
				subscription, (watched) -> watched.status().unacknowledgedUpdates());
		meters.gauge("mesos.executor.unacknowledged.tasks",
				"Tasks of which the agent has acknowledged no status update", subscription,
				(watched) -> watched.status().unacknowledgedTasks());
	}

}
