package io.github.mesosspring.operator;

import java.net.URI;

/**
 * Is told how the connection behind an event stream does. Called on threads that must not
 * block; what it throws is logged.
 */
public interface MasterStreamListener {

	/**
	 * A master sent SUBSCRIBED.
	 * @param master base URI of the master
	 * @param reason why there was a new connection, which is also the reason of the
	 * snapshot that follows
	 */
	default void connected(URI master, MasterStreamItem.Snapshot.Reason reason) {
	}

	/**
	 * A connection was lost or given up, or none could be had.
	 * @param reason why
	 */
	default void disconnected(Throwable reason) {
	}

}
