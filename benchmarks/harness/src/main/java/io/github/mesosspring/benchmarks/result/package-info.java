/**
 * What a row of the table of targets gives:
 * {@linkplain io.github.mesosspring.benchmarks.result.Measurement measurements}, several
 * rounds each, and the {@linkplain io.github.mesosspring.benchmarks.result.Target
 * targets} that they are held against. Values only: rows make them, the report writes
 * them.
 */
@NullMarked
package io.github.mesosspring.benchmarks.result;

import org.jspecify.annotations.NullMarked;
