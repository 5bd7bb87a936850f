/**
 * Chaos over real sockets. {@code ChaosTests} lets a {@code ChaosRun} go through one plan
 * of {@code ChaosFault}s for each seed. A {@code ChaosRig} holds what is shared by all
 * that takes part: a cluster whose clock goes faster ({@code FastClock}), the
 * {@code Network} of proxies before it, the Spring application with its {@code Fleet} of
 * tasks, and the {@code Ledger} in which the fleet keeps them while applications come and
 * go. {@code Audit} reads the journal of the masters and {@code Outcomes} the ends of
 * calls; what breaks a promise is noted in {@code Violations} at once.
 */
package io.github.mesosspring.test.reliability;
