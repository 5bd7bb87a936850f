package io.github.mesosspring.subscription;

/**
 * Is told of every transition, in order, on the subscription's own thread; must not
 * block.
 */
@FunctionalInterface
public interface SubscriptionListener {

	/**
	 * The state changed.
	 * @param change what changed, and why
	 */
	void stateChanged(SubscriptionStateChange change);

}
