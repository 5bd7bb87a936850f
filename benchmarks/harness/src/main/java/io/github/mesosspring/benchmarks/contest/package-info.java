/**
 * Runs contestants: each {@link io.github.mesosspring.benchmarks.contest.Program} in a
 * JVM of its own, with the same heap, against one
 * {@link io.github.mesosspring.benchmarks.contest.ServerProcess}. A
 * {@link io.github.mesosspring.benchmarks.contest.Contest} lets them take turns for
 * several rounds and collects what they print.
 */
@NullMarked
package io.github.mesosspring.benchmarks.contest;

import org.jspecify.annotations.NullMarked;
