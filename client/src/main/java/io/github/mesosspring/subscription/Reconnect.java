package io.github.mesosspring.subscription;

import java.time.Duration;
import java.time.Instant;

import io.github.mesosspring.session.SessionLoss;
import org.jspecify.annotations.Nullable;

/**
 * A time without subscription: from the loss of one, or the first attempt that failed, to
 * the next.
 *
 * @param time when it began
 * @param reason why the subscription, or that attempt, ended
 * @param attempts how many further attempts were to be made so far
 * @param duration how long it lasted; {@code null} while it lasts, and if it led to no
 * subscription
 */
public record Reconnect(Instant time, SessionLoss reason, int attempts, @Nullable Duration duration) {

}
