/**
 * The rows of the table of targets, a class each.
 */
@NullMarked
package io.github.mesosspring.benchmarks.row;

import org.jspecify.annotations.NullMarked;
