/**
 * Which master to try. A {@link io.github.mesosspring.leader.LeaderDetector} names one
 * master at a time and is told when it was of no use; whether that master really leads is
 * found out by subscribing to it. {@link io.github.mesosspring.leader.LeaderDetectors}
 * makes one from configuration.
 */
@NullMarked
package io.github.mesosspring.leader;

import org.jspecify.annotations.NullMarked;
