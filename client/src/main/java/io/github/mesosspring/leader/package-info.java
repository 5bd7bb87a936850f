/**
 * Which master to try. A {@link io.github.mesosspring.leader.LeaderDetector} names one
 * master at a time and is told when it was of no use; whether that master really leads is
 * found out by subscribing to it. {@link io.github.mesosspring.leader.LeaderDetectors}
 * makes one from configuration: {@code MasterUris} and {@code ServerPath} read what was
 * written, {@code MasterForms} says what is wrong with it.
 * <p>
 * {@code RotatingLeaderDetector} has a fixed list. {@code ZooKeeperLeaderDetector} owns
 * what is known of the leader, which its {@code ZooKeeperWatcher} finds in ZooKeeper, the
 * only class that uses Curator. {@code EtcdLeaderDetector} asks one {@code EtcdGateway}
 * after the other. {@code FileLeaderDetector} delegates to the one that its file
 * describes. What masters write down about themselves goes through the
 * {@code MasterInfoReader}.
 */
@NullMarked
package io.github.mesosspring.leader;

import org.jspecify.annotations.NullMarked;
