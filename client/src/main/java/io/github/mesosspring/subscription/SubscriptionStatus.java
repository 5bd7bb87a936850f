package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a subscription is at one moment.
 *
 * @param state the state
 * @param frameworkId the id of the framework; {@code null} until the first master gave
 * one
 * @param leader base URI of the leading master, while subscribed
 * @param lastHeartbeatAge time since the last sign of life on the stream, whatever it
 * was; while subscribed
 * @param reconnects how often an attempt or a subscription ended and another one was to
 * follow, since this object was made
 * @param problem the master's own words, or what failed last; {@code null} while all is
 * well
 */
public record SubscriptionStatus(SubscriptionState state, @Nullable String frameworkId, @Nullable URI leader,
		@Nullable Duration lastHeartbeatAge, long reconnects, @Nullable String problem) {

}
