package io.github.mesosspring.call;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.github.mesosspring.hook.Hooks;
import io.github.mesosspring.protocol.scheduler.Call;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Shows calls to all taps, and lets none of them stop a call.
 */
final class CallTaps {

	/** The number of calls nobody looks at. */
	static final long NONE = 0;

	private static final Log logger = LogFactory.getLog(CallTemplate.class);

	private final boolean empty;

	private final Hooks<CallTap> taps;

	private final AtomicLong numbers = new AtomicLong();

	CallTaps(List<CallTap> taps) {
		this.empty = taps.isEmpty();
		this.taps = new Hooks<>(logger, "CallTap", taps);
	}

	/**
	 * Show a call.
	 * @return its number, or {@link #NONE} if there is no tap
	 */
	long made(long epoch, Call call) {
		if (this.empty) {
			return NONE;
		}
		long number = this.numbers.incrementAndGet();
		this.taps.tell("made", (tap) -> tap.made(number, epoch, call));
		return number;
	}

	void accepted(long number, CallResponse response) {
		if (number != NONE) {
			this.taps.tell("accepted", (tap) -> tap.accepted(number, response));
		}
	}

	void failed(long number, CallException failure) {
		if (number != NONE) {
			this.taps.tell("failed", (tap) -> tap.failed(number, failure));
		}
	}

}
