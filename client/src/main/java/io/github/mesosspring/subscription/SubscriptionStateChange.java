package io.github.mesosspring.subscription;

import io.github.mesosspring.session.SessionLoss;
import org.jspecify.annotations.Nullable;

/**
 * A transition of the subscription.
 *
 * @param from the state before
 * @param to the state from now on
 * @param reason why a subscription or an attempt ended; {@code null} for transitions that
 * end none
 * @param detail the master's own words or what failed, if there is something to say
 */
public record SubscriptionStateChange(SubscriptionState from, SubscriptionState to, @Nullable SessionLoss reason,
		@Nullable String detail) {

}
