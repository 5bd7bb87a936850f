package io.github.mesosspring.subscription;

import org.springframework.context.SmartLifecycle;

/**
 * A subscription that looks after itself: it finds the leading master, subscribes,
 * notices when the stream is dead, and subscribes again with the same framework id.
 * Thread-safe.
 * <p>
 * {@link #start()} never waits for the network, unless its policy is
 * {@link StartPolicy#FAIL}; it fails if the framework id store cannot be used.
 * {@link #stop()} lets handlers finish, waits for the outcome of their calls, closes the
 * connection and leaves the framework registered, so that it fails over to whoever
 * subscribes with its id next; it takes no longer than its time limit, and does not wait
 * on a thread of a handler or of the subscription itself. Afterwards {@link #start()}
 * works again. {@link #isRunning()} is true from start to the end of the stop, also while
 * there is no connection and in the states {@link SubscriptionState#STANDBY} and
 * {@link SubscriptionState#FAILED}; it ends by itself only when the framework is torn
 * down.
 * <p>
 * Only what a restart or a change of configuration can mend ends in {@code FAILED}: the
 * master refuses the framework or its credentials (any 4xx but 404, 408 and 429, or an
 * ERROR event instead of SUBSCRIBED), has removed it, gave its id to another instance, or
 * sends larger events than allowed. After anything else it tries again, with backoff and
 * without end. One of several instances withdraws from the election when it fails.
 */
public interface MesosSubscription extends SmartLifecycle {

	/** Starts after the web server and stops before it. */
	int DEFAULT_PHASE = Integer.MAX_VALUE - 100;

	/**
	 * How the subscription is.
	 * @return a snapshot, made without waiting for anything
	 */
	SubscriptionStatus status();

	/**
	 * Build a subscription.
	 * @return a new builder
	 */
	static MesosSubscriptionBuilder builder() {
		return new MesosSubscriptionBuilder();
	}

}
