package io.github.mesosspring.autoconfigure.metrics;

import java.util.Set;

import io.github.mesosspring.event.DeliveryAttempt;
import io.github.mesosspring.event.EventListener;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskStatus;
import io.micrometer.core.instrument.Counter;
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

	/**
	 * Create a listener.
	 * @param types the types of events there are
	 */
	MeterEventListener(FrameworkMeters meters, Set<MesosEventType> types) {
		this.received = new EventCounters(meters, types, "mesos.events", "Events that arrived");
		this.dropped = new EventCounters(meters, types, "mesos.events.dropped",
				"Events dropped undelivered because their subscription had ended");
		this.failed = new EventCounters(meters, types, "mesos.events.failed", "Events a handler failed to handle");
		this.unhandled = new EventCounters(meters, types, "mesos.events.unhandled", "Events that found no handler");
		this.undecodable = meters.counter("mesos.events.undecodable", "Records that were no event");
		this.duplicates = meters.counter("mesos.events.duplicates",
				"Status updates of tasks and operations that were handled before and only acknowledged again");
		this.parked = meters.counter("mesos.events.parked",
				"Status updates of tasks and operations that were given up because handlers failed on them too often");
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
