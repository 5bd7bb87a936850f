package io.github.mesosspring.session;

import java.util.Locale;

/**
 * Why a subscription, or an attempt to subscribe, came to its end. A closed set: it is
 * the {@code reason} tag of the meter {@code mesos.subscription.reconnects}.
 */
public enum SessionLoss {

	/** The master ended the stream. */
	STREAM_ENDED,
	/** The stream broke off: its connection was lost, or it ended within a record. */
	STREAM_BROKEN,

	/** No byte arrived for the tolerated number of heartbeat intervals. */
	HEARTBEAT_MISSED,

	/** The stream was no RecordIO any more. */
	BROKEN_FRAMING,

	/** The master sent an ERROR event. */
	ERROR_EVENT,

	/** The master could not be connected to, or did not answer the SUBSCRIBE in time. */
	CONNECT_FAILED,

	/** The master is not the leader: 307, or more redirects than are followed. */
	NOT_LEADER,

	/** The master is not ready: 503 or 404. */
	UNAVAILABLE,

	/** The master does not know the framework: {@code 400 Framework cannot be found}. */
	FRAMEWORK_UNKNOWN,

	/**
	 * The master knows the framework as not subscribed: 403 beginning
	 * {@code Framework is not}.
	 */
	NOT_SUBSCRIBED,

	/**
	 * The stream id is no longer the framework's: 400 beginning {@code The stream ID}.
	 */
	STREAM_ID_MISMATCH,

	/** The master refused the SUBSCRIBE. */
	REFUSED,

	/** Handlers stayed slower than the master for too long. */
	SLOW_HANDLERS,

	/** The certificates were renewed, and the connection was made with the old ones. */
	TLS_RENEWED,

	/** This process wanted it so. */
	REQUESTED;

	/**
	 * The value of the meter's tag.
	 * @return the lower-case name
	 */
	public String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}
