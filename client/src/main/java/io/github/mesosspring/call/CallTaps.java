package io.github.mesosspring.call;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

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

	private final List<CallTap> taps;

	private final AtomicLong numbers = new AtomicLong();

	CallTaps(List<CallTap> taps) {
		this.taps = List.copyOf(taps);
	}

	/**
	 * Show a call.
	 * @return its number, or {@link #NONE} if there is no tap
	 */
	long made(long epoch, Call call) {
		if (this.taps.isEmpty()) {
			return NONE;
		}
		long number = this.numbers.incrementAndGet();
		tell((tap) -> tap.made(number, epoch, call));
		return number;
	}

	void accepted(long number, CallResponse response) {
		if (number != NONE) {
			tell((tap) -> tap.accepted(number, response));
		}
	}

	void failed(long number, CallException failure) {
		if (number != NONE) {
			tell((tap) -> tap.failed(number, failure));
		}
	}

	private void tell(Consumer<CallTap> news) {
		for (CallTap tap : this.taps) {
			try {
				news.accept(tap);
			}
			catch (RuntimeException ex) {
				logger.warn("A CallTap failed: " + tap, ex);
			}
		}
	}

}
