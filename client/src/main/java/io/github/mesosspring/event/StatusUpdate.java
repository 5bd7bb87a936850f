package io.github.mesosspring.event;

import com.google.protobuf.ByteString;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A status update as the delivery contract sees it, of a task or of an operation: how it
 * is told apart from others, acknowledged, and reported. Immutable.
 */
sealed interface StatusUpdate permits TaskUpdate, OperationUpdate {

	/**
	 * Whether events of a type are status updates.
	 */
	static boolean isOne(@Nullable MesosEventType type) {
		return type == MesosEventType.UPDATE || type == MesosEventType.UPDATE_OPERATION_STATUS;
	}

	/**
	 * The update an event carries.
	 */
	static StatusUpdate of(Event event) {
		return event.hasUpdateOperationStatus() ? new OperationUpdate(event.getUpdateOperationStatus().getStatus())
				: new TaskUpdate(event.getUpdate().getStatus());
	}

	MesosEventType type();

	/**
	 * What makes it the same as another.
	 * @return the key, or {@code null} if nobody waits for its acknowledgement, so that
	 * it is never repeated
	 */
	@Nullable Key key();

	Mono<CallResponse> acknowledge(CallOperations calls);

	void reportDuplicate(EventListener listener);

	void reportParked(EventListener listener, DeliveryAttempt attempt, Throwable failure);

	/**
	 * The kind, the state and the id, for the log.
	 */
	String describe();

	/**
	 * What makes an update the same as another.
	 *
	 * @param type the type of the event
	 * @param id of the task or the operation
	 * @param uuid of the update
	 */
	record Key(MesosEventType type, String id, ByteString uuid) {

		/**
		 * The same, to be kept: nothing of the event stays in memory for it.
		 */
		Key detached() {
			return new Key(this.type, this.id, ByteString.copyFrom(this.uuid.toByteArray()));
		}

	}

}
