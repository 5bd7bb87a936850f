package io.github.mesosspring.executor;

import org.springframework.context.SmartLifecycle;

/**
 * The subscription of an executor to its agent, which looks after itself: it subscribes,
 * and subscribes again when the agent was away, with the tasks and updates the agent may
 * not know of. Thread-safe.
 * <p>
 * {@link #start()} never waits. It ends by itself, in the state
 * {@link ExecutorState#STOPPED}, after a SHUTDOWN of the agent, or when the agent does
 * not know the executor any more, stays away for {@code MESOS_RECOVERY_TIMEOUT}, or goes
 * away and there is no checkpointing; handlers see a SHUTDOWN event in each of these
 * cases. If the agent refuses the executor, handlers see an ERROR event with its words
 * and a SHUTDOWN event, and the state is {@link ExecutorState#FAILED} after that. Either
 * way the process has nothing left to do, and an {@link ExecutorListener} is told so.
 * <p>
 * {@link #stop()} lets handlers finish and delivers the updates they made; it takes no
 * longer than the grace period of SHUTDOWN. On a thread of a handler or of the
 * subscription itself it does not wait, and what handlers said may not be delivered when
 * the application context is closed on one. An executor that has ended cannot be started
 * again.
 */
public interface ExecutorSubscription extends SmartLifecycle {

	/** Starts after the dispatcher of events and stops before it. */
	int DEFAULT_PHASE = Integer.MAX_VALUE - 100;

	/**
	 * How the subscription is.
	 * @return a snapshot, made without waiting for anything
	 */
	ExecutorStatus status();

	/**
	 * Build a subscription.
	 * @param calls the executor's calls, of which each belongs to one subscription
	 * @return a new builder
	 */
	static ExecutorSubscriptionBuilder builder(ExecutorTemplate calls) {
		return new ExecutorSubscriptionBuilder(calls);
	}

}
