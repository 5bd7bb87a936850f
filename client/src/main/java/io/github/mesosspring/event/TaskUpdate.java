package io.github.mesosspring.event;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The update of a task. One without uuid comes from the master, which waits for nothing.
 */
record TaskUpdate(TaskStatus status) implements StatusUpdate {

	@Override
	public MesosEventType type() {
		return MesosEventType.UPDATE;
	}

	@Override
	public @Nullable Key key() {
		return this.status.getUuid().isEmpty() ? null
				: new Key(type(), this.status.getTaskId().getValue(), this.status.getUuid());
	}

	@Override
	public Mono<CallResponse> acknowledge(CallOperations calls) {
		return calls.acknowledge(this.status);
	}

	@Override
	public void reportDuplicate(EventListener listener) {
		listener.duplicate(this.status);
	}

	@Override
	public void reportParked(EventListener listener, DeliveryAttempt attempt, Throwable failure) {
		listener.parked(this.status, attempt, failure);
	}

	@Override
	public String describe() {
		return this.status.getState() + " update of task '" + this.status.getTaskId().getValue() + "'";
	}

}
