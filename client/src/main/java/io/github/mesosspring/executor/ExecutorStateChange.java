package io.github.mesosspring.executor;

import org.jspecify.annotations.Nullable;

/**
 * A transition of an executor's subscription.
 *
 * @param from the state before
 * @param to the state from now on
 * @param detail why, in the agent's words or ours, if there is something to say
 */
public record ExecutorStateChange(ExecutorState from, ExecutorState to, @Nullable String detail) {

}
