package io.github.mesosspring.event;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.protocol.OperationStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The update of an operation. One without uuid comes from the master, which waits for
 * nothing; one without operation id could not be acknowledged.
 */
record OperationUpdate(OperationStatus status) implements StatusUpdate {

	@Override
	public MesosEventType type() {
		return MesosEventType.UPDATE_OPERATION_STATUS;
	}

	@Override
	public @Nullable Key key() {
		boolean repeated = this.status.hasOperationId() && !this.status.getUuid().getValue().isEmpty();
		return repeated ? new Key(type(), this.status.getOperationId().getValue(), this.status.getUuid().getValue())
				: null;
	}

	@Override
	public Mono<CallResponse> acknowledge(CallOperations calls) {
		return calls.acknowledgeOperation(this.status);
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
		return this.status.getState() + " update of operation '" + this.status.getOperationId().getValue() + "'";
	}

}
