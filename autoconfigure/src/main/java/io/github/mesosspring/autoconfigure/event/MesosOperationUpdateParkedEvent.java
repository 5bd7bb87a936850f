package io.github.mesosspring.autoconfigure.event;

import io.github.mesosspring.event.DeliveryAttempt;
import io.github.mesosspring.protocol.OperationStatus;

/**
 * A status update of an operation was given up: handlers failed on it
 * {@code mesos.dispatch.max-deliveries} times. What {@link MesosStatusUpdateParkedEvent}
 * is for tasks: published before it is acknowledged, on the thread that delivers events.
 */
public class MesosOperationUpdateParkedEvent extends MesosApplicationEvent {

	private final transient OperationStatus status;

	private final transient DeliveryAttempt attempt;

	private final Throwable failure;

	/**
	 * Create an event.
	 * @param source the publisher
	 * @param frameworkName the configured name of the framework
	 * @param status the update
	 * @param attempt its last delivery
	 * @param failure what a handler threw at last
	 */
	public MesosOperationUpdateParkedEvent(Object source, String frameworkName, OperationStatus status,
			DeliveryAttempt attempt, Throwable failure) {
		super(source, frameworkName);
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
	protected String details() {
		return this.status.getState() + " of operation '" + this.status.getOperationId().getValue() + "'";
	}

}
