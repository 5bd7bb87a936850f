package io.github.mesosspring.operator;

import java.util.function.Supplier;

/**
 * An item on its way to the subscriber. Changes are decoded when they get there, so that
 * their size is what they take.
 *
 * @param size its size in bytes as received; zero for a snapshot, of which at most one
 * waits, however large the cluster is
 * @param snapshot whether it is a snapshot
 * @param item gives the item
 */
record Queued(int size, boolean snapshot, Supplier<MasterStreamItem> item) {
}
