package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.event.DeliveryAttempt;
import io.github.mesosspring.event.EventListener;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Counts what becomes of events: {@code mesos.events} and the meters below it.
 */
class MeterEventListener implements EventListener {

	private final EventCounters received;

	private final EventCounters dropped;

	private final EventCounters failed;

	private final EventCounters unhandled;

	private final Counter undecodable;

	private final Counter duplicates;

	private final Counter parked;

	MeterEventListener(MeterRegistry registry, Tag framework) {
		this.received = new EventCounters(registry, framework, "mesos.events", "Events from the master");
		this.dropped = new EventCounters(registry, framework, "mesos.events.dropped",
				"Events dropped undelivered because their subscription had ended");
		this.failed = new EventCounters(registry, framework, "mesos.events.failed",
				"Events a handler failed to handle");
		this.unhandled = new EventCounters(registry, framework, "mesos.events.unhandled",
				"Events that found no handler");
		this.undecodable = counter(registry, framework, "mesos.events.undecodable",
				"Records from the master that were no event");
		this.duplicates = counter(registry, framework, "mesos.events.duplicates",
				"Status updates of tasks and operations that were handled before and only acknowledged again");
		this.parked = counter(registry, framework, "mesos.events.parked",
				"Status updates of tasks and operations that were given up because handlers failed on them too often");
	}

	private static Counter counter(MeterRegistry registry, Tag framework, String name, String description) {
		return Counter.builder(name)
			.description(description)
			.tag(framework.getKey(), framework.getValue())
			.register(registry);
	}

	@Override
	public void received(@Nullable MesosEventType type) {
		this.received.increment(type);
	}

	@Override
	public void undecodable(RuntimeException failure) {
		this.undecodable.increment();
	}

	@Override
	public void dropped(@Nullable MesosEventType type) {
		this.dropped.increment(type);
	}

	@Override
	public void handlerFailed(MesosEventType type, Throwable failure) {
		this.failed.increment(type);
	}

	@Override
	public void unhandled(MesosEventType type) {
		this.unhandled.increment(type);
	}

	@Override
	public void duplicate(TaskStatus status) {
		this.duplicates.increment();
	}

	@Override
	public void parked(TaskStatus status, DeliveryAttempt attempt, Throwable failure) {
		this.parked.increment();
	}

	@Override
	public void duplicate(OperationStatus status) {
		this.duplicates.increment();
	}

	@Override
	public void parked(OperationStatus status, DeliveryAttempt attempt, Throwable failure) {
		this.parked.increment();
	}

}
