package io.github.mesosspring.subscription;

import java.net.URI;

import io.github.mesosspring.protocol.scheduler.Call;

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
	 * A SUBSCRIBE without framework id was sent and its answer never came: the master may
	 * have registered a framework that nobody knows the id of. It stays there until its
	 * failover timeout ends or an operator tears it down.
	 * @param master base URI of the master
	 */
	default void possibleOrphan(URI master) {
	}

}
