package io.github.mesosspring.embedded.journal;

import java.time.Instant;

import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Something between a master and a scheduler. {@code toString} is one short line of it.
 */
public sealed interface JournalEntry {

	/**
	 * Its number in the journal.
	 * @return 0 for the first entry of the cluster, one more for each that follows
	 */
	long number();

	/**
	 * When it happened.
	 * @return the time, on the clock of the cluster
	 */
	Instant time();

	/**
	 * Which master it was.
	 * @return its address, {@code host:port}
	 */
	String master();

	/**
	 * Whose it is.
	 * @return the framework, with empty id and name if it cannot be told
	 */
	JournalFramework framework();

	/**
	 * A call that a master understood. Events that it causes at once come behind it.
	 *
	 * @param number the number of the entry
	 * @param time when it was answered
	 * @param master the address of the master
	 * @param framework the framework; that of a first SUBSCRIBE has the id it was given
	 * @param call the call, as it came
	 * @param status the status of the answer, 0 if there was none because a real master
	 * would have aborted
	 * @param answer the text of the answer, empty for none
	 */
	record CallAnswered(long number, Instant time, String master, JournalFramework framework, Call call, int status,
			String answer) implements JournalEntry {

		/**
		 * Whether the master took the call.
		 * @return {@code true} for a status of 2xx
		 */
		public boolean isAccepted() {
			return this.status / 100 == 2;
		}

		@Override
		public String toString() {
			return this.framework + " -> " + Summaries.of(this.call) + ": " + this.status
					+ (this.answer.isEmpty() ? "" : " " + this.answer);
		}

	}

	/**
	 * A request that was refused before the master understood it as a call.
	 *
	 * @param number the number of the entry
	 * @param time when it was refused
	 * @param master the address of the master
	 * @param status the status of the answer
	 * @param answer the text of the answer
	 */
	record RequestRefused(long number, Instant time, String master, int status, String answer) implements JournalEntry {

		@Override
		public JournalFramework framework() {
			return JournalFramework.UNKNOWN;
		}

		@Override
		public String toString() {
			return "somebody -> request refused: " + this.status + " " + this.answer;
		}

	}

	/**
	 * An event that was written to the stream of a scheduler.
	 *
	 * @param number the number of the entry
	 * @param time when it was written
	 * @param master the address of the master
	 * @param framework the framework
	 * @param event the event
	 */
	record EventSent(long number, Instant time, String master, JournalFramework framework,
			Event event) implements JournalEntry {

		@Override
		public String toString() {
			return this.framework + " <- " + Summaries.of(this.event);
		}

	}

	/**
	 * The connection of a subscribed scheduler's stream is gone.
	 *
	 * @param number the number of the entry
	 * @param time when the master noticed
	 * @param master the address of the master
	 * @param framework the framework
	 * @param replaced whether the framework has subscribed again meanwhile
	 */
	record StreamClosed(long number, Instant time, String master, JournalFramework framework,
			boolean replaced) implements JournalEntry {

		@Override
		public String toString() {
			return this.framework + " -- " + (this.replaced ? "old stream" : "stream") + " closed";
		}

	}

}
