package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.event.DeliveryAttempt;
import io.github.mesosspring.protocol.OperationStatus;

import org.springframework.context.ApplicationEvent;

/**
 * A status update of an operation was given up: handlers failed on it
 * {@code mesos.dispatch.max-deliveries} times. What {@link MesosStatusUpdateParkedEvent}
 * is for tasks: published before it is acknowledged, on the thread that delivers events.
 */
public class MesosOperationUpdateParkedEvent extends ApplicationEvent {

	private final transient OperationStatus status;

	private final transient DeliveryAttempt attempt;

	private final Throwable failure;

	/**
	 * Create an event.
	 * @param source the publisher
	 * @param status the update
	 * @param attempt its last delivery
	 * @param failure what a handler threw at last
	 */
	public MesosOperationUpdateParkedEvent(Object source, OperationStatus status, DeliveryAttempt attempt,
			Throwable failure) {
		super(source);
		this.status = status;
		this.attempt = attempt;
		this.failure = failure;
	}

	/**
	 * The update.
	 * @return the status of the operation
	 */
	public OperationStatus getStatus() {
		return this.status;
	}

	/**
	 * Its last delivery.
	 * @return which delivery that was
	 */
	public DeliveryAttempt getAttempt() {
		return this.attempt;
	}

	/**
	 * What a handler threw at last.
	 * @return the failure
	 */
	public Throwable getFailure() {
		return this.failure;
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + "[" + this.status.getState() + " of operation '"
				+ this.status.getOperationId().getValue() + "']";
	}

}
