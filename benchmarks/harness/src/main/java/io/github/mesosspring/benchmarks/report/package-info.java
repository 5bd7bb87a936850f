/**
 * Tells what was measured. {@link io.github.mesosspring.benchmarks.report.RowRecord} is a
 * result with when, where and on what commit it was measured;
 * {@link io.github.mesosspring.benchmarks.report.ResultFiles} keeps one JSON file for
 * each, so that rows can be measured one at a time. From all files that there are,
 * {@link io.github.mesosspring.benchmarks.report.Report} makes the page and its plots.
 * What words it needs that no measurement gives are resources beside the classes:
 * {@code rows.properties} explains the rows, {@code missed.md} says why targets are
 * missed.
 */
@NullMarked
package io.github.mesosspring.benchmarks.report;

import org.jspecify.annotations.NullMarked;
