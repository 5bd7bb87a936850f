/**
 * Masters that announce themselves in a ZooKeeper as real ones do. The
 * {@code ZooKeeperElection} gives every master a session of its own; its
 * {@code ZooKeeperCandidacy} writes the node, in the form of {@code MasterNode}, and
 * watches those of the others. The only package that uses Curator.
 */
@NullMarked
package io.github.mesosspring.embedded.zookeeper;

import org.jspecify.annotations.NullMarked;
