/**
 * Asks the master for the state of tasks, so that nothing that was missed stays unknown.
 * <p>
 * {@link io.github.mesosspring.reconcile.ManagedReconciler} hears of each SUBSCRIBED and
 * each UPDATE once their handlers are through. {@code Reconciliation} owns what may
 * change and does all of it on one thread, its {@code Actor}: it asks {@code Sources}
 * which tasks the application believes to live, makes a {@code Round} of one
 * {@code Question} for each, and sends what is due, chunk after chunk, each of them
 * through the {@code DrainGate}. Answers take their question out of the round on whatever
 * thread they come. {@code RoundLog} says what the operator has to know.
 */
@NullMarked
package io.github.mesosspring.reconcile;

import org.jspecify.annotations.NullMarked;
