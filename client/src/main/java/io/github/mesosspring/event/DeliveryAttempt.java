package io.github.mesosspring.event;

/**
 * Which delivery of an event this is. Only status updates are delivered more than once:
 * the agent repeats an update until it is acknowledged. The count is kept in memory,
 * within bounds, and starts again with the application.
 *
 * @param number 1 for the first delivery, 2 for the first repetition
 * @param failures how many of those before failed
 * @param limit after how many failed deliveries the update is parked; 0 for never
 */
public record DeliveryAttempt(int number, int failures, int limit) {

	/** Of events that are delivered once. */
	static final DeliveryAttempt ONLY = new DeliveryAttempt(1, 0, 0);

	/**
	 * Whether the update will be parked and acknowledged if this delivery fails.
	 * @return whether it is the last
	 */
	public boolean isLast() {
		return this.limit > 0 && this.failures + 1 >= this.limit;
	}

	DeliveryAttempt failed() {
		return new DeliveryAttempt(this.number, this.failures + 1, this.limit);
	}

	DeliveryAttempt next() {
		return new DeliveryAttempt(this.number + 1, this.failures, this.limit);
	}

}
