package io.github.mesosspring.operator;

import java.net.URI;

import io.github.mesosspring.protocol.master.Event;
import io.github.mesosspring.protocol.master.Response;

/**
 * What the event stream of a master brings: the whole state of the cluster now and then,
 * and the changes since. The first item is a {@link Snapshot}. A view is kept by
 * replacing it with each snapshot and applying each change to it, in the order of the
 * items.
 */
public sealed interface MasterStreamItem {

	/**
	 * All that the master knows. It replaces whatever is known from earlier items, and
	 * stands for all changes that were missed before it.
	 *
	 * @param state frameworks, agents, executors and tasks, as far as the principal may
	 * see them
	 * @param reason why it comes
	 * @param master base URI of the master it is from. One that has just become the
	 * leader does not know all tasks yet: they follow as changes while agents come back
	 */
	record Snapshot(Response.GetState state, Reason reason, URI master) implements MasterStreamItem {

		/**
		 * Why there is a snapshot.
		 */
		public enum Reason {

			/** The stream begins. */
			FIRST,

			/**
			 * The connection to the master was lost, and changes with it. It may be
			 * another master now.
			 */
			RECONNECTED,

			/**
			 * The subscriber was so slow that changes had to be dropped.
			 */
			SLOW_SUBSCRIBER,

			/**
			 * It was time for one, since the stream does not tell of everything. Changes
			 * that come after it may be older than it; with all of them applied the view
			 * is right.
			 */
			PERIODIC

		}

	}

	/**
	 * Something changed.
	 *
	 * @param event the event; never {@code SUBSCRIBED} and never {@code HEARTBEAT}. Its
	 * type is {@code UNKNOWN} if the master is newer than this library
	 */
	record Change(Event event) implements MasterStreamItem {
	}

}
