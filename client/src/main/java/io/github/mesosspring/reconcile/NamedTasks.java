package io.github.mesosspring.reconcile;

import java.util.Collection;

/**
 * What the sources named.
 *
 * @param anySource whether there is any source at all
 * @param tasks the tasks
 */
record NamedTasks(boolean anySource, Collection<KnownTask> tasks) {
}
