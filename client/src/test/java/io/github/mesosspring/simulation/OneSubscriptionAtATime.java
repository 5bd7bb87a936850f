package io.github.mesosspring.simulation;

import org.jspecify.annotations.Nullable;

/**
 * The client never has two requests open that ask for a stream.
 */
final class OneSubscriptionAtATime extends Check {

	private @Nullable Exchange last;

	@Override
	void subscribeBegun(Exchange exchange) {
		require(this.last == null || !this.last.isOpen(), "a SUBSCRIBE begins while another one is open");
		this.last = exchange;
	}

}
