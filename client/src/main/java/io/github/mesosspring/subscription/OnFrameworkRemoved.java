package io.github.mesosspring.subscription;

/**
 * What to do when the master says that the framework was removed: torn down by somebody
 * else, or away for longer than its failover timeout. Its tasks are gone then, and its id
 * cannot be used again.
 */
public enum OnFrameworkRemoved {

	/** Give up: state {@link SubscriptionState#FAILED}. */
	STOP,

	/** Forget the id and register as a new framework. */
	SUBSCRIBE_AS_NEW

}
