package io.github.mesosspring.test.replay;

import java.net.URI;
import java.time.Instant;

import com.google.protobuf.ByteString;
import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.SubscriptionState;
import org.jspecify.annotations.Nullable;

/**
 * One line of a recording.
 */
public sealed interface Recorded {

	/**
	 * Where it stands in the file.
	 * @return the number of the line, from 1
	 */
	int line();

	/**
	 * When it happened.
	 * @return the time, by the clock of the machine that recorded it
	 */
	Instant at();

	/**
	 * A recorder started: the application did.
	 *
	 * @param line where it stands in the file
	 * @param at when it happened
	 * @param framework name of the framework
	 * @param encoding how the events were encoded
	 */
	record Start(int line, Instant at, String framework, Encoding encoding) implements Recorded {
	}

	/**
	 * An event arrived.
	 *
	 * @param line where it stands in the file
	 * @param at when it happened
	 * @param epoch the number of its subscription since the start
	 * @param event the event, without secrets
	 */
	record Event(int line, Instant at, long epoch,
			io.github.mesosspring.protocol.scheduler.Event event) implements Recorded {
	}

	/**
	 * A record arrived that was no event, or one that the recording version did not know.
	 *
	 * @param line where it stands in the file
	 * @param at when it happened
	 * @param epoch the number of its subscription since the start
	 * @param type what it seemed to be; {@code null} if that could not be told
	 * @param record its bytes
	 * @param reason what was wrong with it
	 */
	record Undecodable(int line, Instant at, long epoch, @Nullable MesosEventType type, ByteString record,
			String reason) implements Recorded {
	}

	/**
	 * A call was made.
	 *
	 * @param line where it stands in the file
	 * @param at when it happened
	 * @param epoch the number of its subscription since the start; 0 for SUBSCRIBE and
	 * for calls that were refused before they belonged to one
	 * @param number ties it to its outcome, from 1 since the start; 0 for SUBSCRIBE,
	 * whose outcome is the next state
	 * @param master whom a SUBSCRIBE was sent to; {@code null} for all others
	 * @param call the call, without secrets
	 */
	record Call(int line, Instant at, long epoch, long number, @Nullable URI master,
			io.github.mesosspring.protocol.scheduler.Call call) implements Recorded {
	}

	/**
	 * A call ended.
	 *
	 * @param line where it stands in the file
	 * @param at when it happened
	 * @param number the number of the call
	 * @param outcome how it ended
	 * @param status the HTTP status; 0 if there was no answer
	 * @param message the master's words, or why there are none; {@code null} if it was
	 * accepted
	 */
	record Outcome(int line, Instant at, long number, CallOutcome outcome, int status,
			@Nullable String message) implements Recorded {
	}

	/**
	 * The subscription changed.
	 *
	 * @param line where it stands in the file
	 * @param at when it happened
	 * @param from the state before
	 * @param to the state from then on
	 * @param reason why a subscription or an attempt ended; {@code null} if none did
	 * @param detail the master's own words or what failed, if there was something to say
	 */
	record State(int line, Instant at, SubscriptionState from, SubscriptionState to, @Nullable SessionLoss reason,
			@Nullable String detail) implements Recorded {
	}

	/**
	 * Something is missing here, because the recorder could not write it in time.
	 *
	 * @param line where it stands in the file
	 * @param at when the first of it happened
	 * @param count how many lines are missing
	 */
	record Lost(int line, Instant at, long count) implements Recorded {
	}

}
