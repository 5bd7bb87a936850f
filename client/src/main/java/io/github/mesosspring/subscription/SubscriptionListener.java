package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;

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

	/**
	 * A SUBSCRIBE is about to be sent. What becomes of it is the next change of the
	 * state. A master of another version to which the first redirects is sent a form of
	 * it that it understands, without being told of here.
	 * @param master base URI of the master
	 * @param subscribe the call
	 */
	default void subscribing(URI master, Call subscribe) {
	}

	/**
	 * A subscription stands. Called right after the change to
	 * {@link SubscriptionState#SUBSCRIBED}.
	 * @param session what is known of it
	 */
	default void subscribed(Session session) {
	}

	/**
	 * Another attempt will be made. Called right after the change to
	 * {@link SubscriptionState#BACKING_OFF}, which tells why.
	 * @param attempt the number of the attempt, from 1 for the first since a subscription
	 * stood or one was sought at all
	 * @param delay how long it is waited for: shorter if another leader is heard of
	 * meanwhile, longer if handlers have to catch up first
	 */
	default void retryScheduled(int attempt, Duration delay) {
	}

	/**
	 * The framework is no more, and its tasks are gone with it. Called before the change
	 * of the state that follows.
	 * @param frameworkId the id it had
	 * @param tornDown whether it was torn down by this application; if not, by an
	 * operator, or because its failover timeout had run out
	 */
	default void frameworkRemoved(FrameworkID frameworkId, boolean tornDown) {
	}

	/**
	 * A SUBSCRIBE without framework id was sent and its answer never came: the master may
	 * have registered a framework that nobody knows the id of. It stays there until its
	 * failover timeout ends or an operator tears it down.
	 * @param master base URI of the master
	 */
	default void possibleOrphan(URI master) {
	}

}
