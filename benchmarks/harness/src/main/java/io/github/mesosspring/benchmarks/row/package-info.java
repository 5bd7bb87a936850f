/**
 * The rows of the table of targets, a class each: what is measured, beside whom, how
 * often, and what it is held against.
 */
@NullMarked
package io.github.mesosspring.benchmarks.row;

import org.jspecify.annotations.NullMarked;
