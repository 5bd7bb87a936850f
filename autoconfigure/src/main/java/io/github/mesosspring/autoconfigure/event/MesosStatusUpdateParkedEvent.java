package io.github.mesosspring.autoconfigure.event;

import io.github.mesosspring.event.DeliveryAttempt;
import io.github.mesosspring.protocol.TaskStatus;

/**
 * A status update was given up: handlers failed on it
 * {@code mesos.dispatch.max-deliveries} times. It is acknowledged after this event, so
 * that nobody will see it again: a listener that keeps it, in a database for instance,
 * has to do so before it returns. Published on the thread that delivers events, which
 * waits for the listeners.
 */
public class MesosStatusUpdateParkedEvent extends MesosApplicationEvent {

	private final transient TaskStatus status;

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
	public MesosStatusUpdateParkedEvent(Object source, String frameworkName, TaskStatus status, DeliveryAttempt attempt,
			Throwable failure) {
		super(source, frameworkName);
		this.status = status;
		this.attempt = attempt;
		this.failure = failure;
	}

	/**
	 * The update.
	 * @return the status of the task
	 */
	public TaskStatus getStatus() {
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
		return this.status.getState() + " of task '" + this.status.getTaskId().getValue() + "'";
	}

}
