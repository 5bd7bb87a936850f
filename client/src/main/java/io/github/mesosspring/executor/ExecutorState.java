package io.github.mesosspring.executor;

/**
 * The states of an executor's subscription.
 */
public enum ExecutorState {

	/** Not started, stopped, or at its end after a shutdown. */
	STOPPED,

	/** SUBSCRIBE is under way. */
	CONNECTING,

	/** SUBSCRIBED was received and the stream is alive. */
	SUBSCRIBED,

	/** The agent is away; waiting before the next attempt. */
	BACKING_OFF,

	/** SHUTDOWN or refused: handlers end their tasks, and last updates are delivered. */
	SHUTTING_DOWN,

	/** At its end because the agent refuses this executor, or by a fault of its own. */
	FAILED

}
