package io.github.mesosspring.benchmarks.contestant;

import java.net.URI;

/**
 * A client that is measured.
 */
public interface Contestant {

	/**
	 * Subscribe and hand over what arrives until the subscription is closed.
	 * @param master where the server is
	 * @param framework the name to subscribe with
	 * @param events where events go
	 * @return the subscription
	 * @throws Exception if the client can not begin
	 */
	Subscription subscribe(URI master, String framework, Events events) throws Exception;

	/**
	 * A subscription of a contestant.
	 */
	interface Subscription extends AutoCloseable {

		/**
		 * Make calls as fast as the client can, and return when all have their outcome.
		 * @param call which call
		 * @param count how many
		 * @param inFlight how many the client may have in flight, where that is for the
		 * caller to say
		 * @throws UnsupportedOperationException if the client makes calls in reply to
		 * events only
		 * @throws Exception if a call failed
		 */
		default void makeCalls(Reply call, int count, int inFlight) throws Exception {
			throw new UnsupportedOperationException("This client makes calls in reply to events only");
		}

	}

}
