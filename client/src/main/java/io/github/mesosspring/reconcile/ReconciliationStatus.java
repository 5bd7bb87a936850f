package io.github.mesosspring.reconcile;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How far the reconciliation is.
 *
 * @param rounds how many explicit reconciliations have begun so far
 * @param unanswered how many tasks wait for an answer
 * @param longest for how long the one that waits longest has waited; {@code null} if none
 * waits
 */
public record ReconciliationStatus(long rounds, int unanswered, @Nullable Duration longest) {
}
