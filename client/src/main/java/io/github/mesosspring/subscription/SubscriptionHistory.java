package io.github.mesosspring.subscription;

import java.time.Instant;
import java.util.List;

/**
 * What became of a subscription lately.
 *
 * @param since when the state became what it is, or when the subscription was made
 * @param reconnects the last times without subscription, the oldest first,
 * {@value #MAX_RECONNECTS} at most
 */
public record SubscriptionHistory(Instant since, List<Reconnect> reconnects) {

	/** How many reconnects are remembered. */
	public static final int MAX_RECONNECTS = 16;

	public SubscriptionHistory {
		reconnects = List.copyOf(reconnects);
	}

}
