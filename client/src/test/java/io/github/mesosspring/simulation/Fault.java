package io.github.mesosspring.simulation;

import java.util.Locale;

/**
 * What can go wrong in a simulation, apart from time and order, which always vary.
 */
enum Fault {

	/** A connection for a SUBSCRIBE or a call is refused. */
	CONNECTION_REFUSED,

	/** A request is lost on the way; the connection stands. */
	REQUEST_LOST,

	/**
	 * A request arrives long after it was sent, whether or not the client still waits.
	 */
	REQUEST_LATE,

	/** The connection breaks before the master has received the request. */
	CUT_BEFORE_MASTER_ACTED,

	/** The connection breaks after the master has acted, before its answer arrives. */
	CUT_AFTER_MASTER_ACTED,

	/** The answer never arrives. */
	ANSWER_LOST,

	/** The answer takes its time. */
	ANSWER_SLOW,

	/** The connection of a stream breaks within a record. */
	STREAM_CUT,

	/** The stream ends, possibly within a record. */
	STREAM_ENDED,

	/** Nothing arrives any more on a stream that stays open. */
	STREAM_STALLED,

	/** The stream holds something that is no frame. */
	STREAM_GARBLED,

	/** A frame holds something that is no event. */
	RECORD_UNDECODABLE,

	/** The master does not notice that the client closed the stream. */
	CLOSE_UNNOTICED,

	/** The master stops sending heartbeats. */
	HEARTBEATS_MISSING,

	/** A master answers 307 to a SUBSCRIBE or a call. */
	ANSWER_307,

	/** A master answers 401 to a call. */
	ANSWER_401,

	/** A master answers 403 to a call: not subscribed. */
	ANSWER_403,

	/** A master answers 404 to a SUBSCRIBE or a call: not ready. */
	ANSWER_404,

	/** A master answers 503 to a SUBSCRIBE or a call: not ready. */
	ANSWER_503,

	/** A master answers 400 to a call: another stream id is current. */
	ANSWER_STREAM_ID_MISMATCH,

	/** A master answers 202 to an acknowledgement, and the agent never hears of it. */
	ACKNOWLEDGEMENT_LOST,

	/** An agent sends an update once more, without need. */
	UPDATE_DUPLICATED,

	/** An agent sends many messages at once, and its tasks change state. */
	BURST,

	/** A message is larger than the client's queue. */
	OVERSIZE_RECORD,

	/** The master withdraws an offer. */
	OFFER_RESCINDED,

	/** A handler throws or its result fails. */
	HANDLER_FAILED,

	/** A handler takes seconds. */
	HANDLER_SLOW,

	/** A handler does not complete as long as there are faults. */
	HANDLER_STUCK,

	/** Leader detection fails. */
	DETECTION_FAILED,

	/** Leader detection gives no answer. */
	DETECTION_STALLED,

	/** The other master leads from now on. */
	LEADER_CHANGED,

	/** The leading master is replaced by a new process that knows nothing. */
	LEADER_RESTARTED,

	/** Another instance subscribes with the framework's id. */
	TAKEN_OVER,

	/** An operator removes the framework. */
	FRAMEWORK_REMOVED,

	/** The application tears its framework down. */
	TORN_DOWN,

	/** The application loses the election, for some time. */
	DEPOSED,

	/** The application is stopped and started. */
	CLIENT_RESTARTED;

	/**
	 * Its name in reports.
	 */
	String title() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
