/**
 * Where jobs meet the cluster. {@code OffersHandler} lets {@code FirstFit} place the
 * waiting jobs and launches them, {@code StatusHandler} lets {@code Fate} say what a
 * status means for a job, {@code Reconciliation} names the tasks that may have been
 * missed, {@code Repetition} repeats what nobody else does, and {@code JobRunner} takes
 * jobs in and has them killed.
 */
@NullMarked
package io.github.mesosspring.sample.scheduling;

import org.jspecify.annotations.NullMarked;
