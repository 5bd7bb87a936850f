/**
 * The failover of a master, as a framework sees it: a
 * {@link io.github.mesosspring.benchmarks.failover.MasterPair} of which one takes over
 * from the other, found in a list or in ZooKeeper;
 * {@link io.github.mesosspring.benchmarks.failover.Failover} is what happens, and
 * {@link io.github.mesosspring.benchmarks.failover.FailoverTimes} what came of it.
 */
@NullMarked
package io.github.mesosspring.benchmarks.failover;

import org.jspecify.annotations.NullMarked;
