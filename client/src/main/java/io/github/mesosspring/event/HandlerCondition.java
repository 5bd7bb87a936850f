package io.github.mesosspring.event;

/**
 * Whether a handler is called for an event. Thread-safe.
 */
@FunctionalInterface
interface HandlerCondition {

	/** That of handlers without one. */
	HandlerCondition ALWAYS = (delivery) -> true;

	/**
	 * Decide. Throws what the evaluation failed with.
	 */
	boolean matches(Delivery delivery);

	/**
	 * This and then another one.
	 */
	default HandlerCondition and(HandlerCondition other) {
		return (delivery) -> matches(delivery) && other.matches(delivery);
	}

}
