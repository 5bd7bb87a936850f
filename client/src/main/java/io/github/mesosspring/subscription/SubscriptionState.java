package io.github.mesosspring.subscription;

/**
 * The states of a managed subscription.
 */
public enum SubscriptionState {

	/** Not started, stopped on purpose, or torn down. */
	STOPPED,

	/** Looking for a master to try. */
	DETECTING,

	/** SUBSCRIBE is under way. */
	SUBSCRIBING,

	/** SUBSCRIBED was received and the stream is alive. */
	SUBSCRIBED,

	/** Waiting before the next attempt. */
	BACKING_OFF,

	/** Another instance of the application leads. */
	STANDBY,

	/** Given up for good; a restart of the bean tries again. */
	FAILED;

}
