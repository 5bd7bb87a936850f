package io.github.mesosspring.subscription;

import io.github.mesosspring.session.SessionLoss;

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
	 * What became of the subscription lately.
	 * @return a snapshot, made without waiting for anything
	 */
	SubscriptionHistory history();

	/**
	 * Subscribe anew because this process wants it so, as after a change of credentials
	 * or on the wish of an operator.
	 * @param reason why, for logs and listeners; no secret
	 * @return whether a subscription is sought at all
	 * @see #resubscribe(SessionLoss, String)
	 */
	default boolean resubscribe(String reason) {
		return resubscribe(SessionLoss.REQUESTED, reason);
	}

	/**
	 * Subscribe anew, with the same framework id. The calls made so far are waited for,
	 * five seconds at most; then the subscription ends, its offers are void and another
	 * one is begun as soon as after a change of the leader. A SUBSCRIBE that is under way
	 * gets its answer first, and that stream is given up before anybody is told of it.
	 * While there is neither, the wait for the next attempt is cut short instead. Returns
	 * at once. Asked for several times before it is done, it is done once.
	 * @param loss what listeners and meters are told: {@link SessionLoss#REQUESTED} or
	 * {@link SessionLoss#TLS_RENEWED}
	 * @param reason why, for logs and listeners; no secret
	 * @return {@code false} if nothing can be done because no subscription is sought: in
	 * the states {@link SubscriptionState#STOPPED}, {@link SubscriptionState#STANDBY} and
	 * {@link SubscriptionState#FAILED}, and once a stop has begun
	 */
	boolean resubscribe(SessionLoss loss, String reason);

	/**
	 * Build a subscription.
	 * @return a new builder
	 */
	static MesosSubscriptionBuilder builder() {
		return new MesosSubscriptionBuilder();
	}

}
