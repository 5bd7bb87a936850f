package io.github.mesosspring.executor;

import io.github.mesosspring.session.SessionLoss;
import org.jspecify.annotations.Nullable;

/**
 * A transition of an executor's subscription.
 *
 * @param from the state before
 * @param to the state from now on
 * @param reason why a subscription or an attempt ended that another is to follow;
 * {@code null} for all other transitions
 * @param detail why, in the agent's words or ours, if there is something to say
 */
public record ExecutorStateChange(ExecutorState from, ExecutorState to, @Nullable SessionLoss reason,
		@Nullable String detail) {

}
