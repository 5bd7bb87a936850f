package io.github.mesosspring.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what becomes of events.
 */
class RecordingListener implements EventListener {

	final List<String> seen = new CopyOnWriteArrayList<>();

	@Override
	public void received(@Nullable MesosEventType type) {
		this.seen.add("received " + type);
	}

	@Override
	public void undecodable(RuntimeException failure) {
		this.seen.add("undecodable");
	}

	@Override
	public void dropped(@Nullable MesosEventType type) {
		this.seen.add("dropped " + type);
	}

	@Override
	public void handlerFailed(MesosEventType type, Throwable failure) {
		this.seen.add("failed " + type + " " + failure.getClass().getSimpleName());
	}

	@Override
	public void unhandled(MesosEventType type) {
		this.seen.add("unhandled " + type);
	}

	@Override
	public void duplicate(TaskStatus status) {
		this.seen.add("duplicate " + status.getTaskId().getValue());
	}

	@Override
	public void parked(TaskStatus status, DeliveryAttempt attempt, Throwable failure) {
		this.seen
			.add("parked " + status.getTaskId().getValue() + " after " + attempt.number() + " " + failure.getMessage());
	}

	@Override
	public void duplicate(OperationStatus status) {
		this.seen.add("duplicate " + status.getOperationId().getValue());
	}

	@Override
	public void parked(OperationStatus status, DeliveryAttempt attempt, Throwable failure) {
		this.seen.add("parked " + status.getOperationId().getValue() + " after " + attempt.number() + " "
				+ failure.getMessage());
	}

}
