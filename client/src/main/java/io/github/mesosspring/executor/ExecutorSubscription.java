package io.github.mesosspring.executor;

import org.springframework.context.SmartLifecycle;

/**
 * The subscription of an executor to its agent, which looks after itself. Thread-safe.
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
