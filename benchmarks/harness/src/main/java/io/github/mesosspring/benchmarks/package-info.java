/**
 * The measurements, one {@link io.github.mesosspring.benchmarks.Row} for each row of the
 * table of targets, and the program that runs them and has them reported.
 */
@NullMarked
package io.github.mesosspring.benchmarks;

import org.jspecify.annotations.NullMarked;
