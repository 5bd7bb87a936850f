/**
 * Measurements of single parts without a network, with JMH.
 * {@link io.github.mesosspring.benchmarks.micro.SampleMessages} and
 * {@link io.github.mesosspring.benchmarks.micro.RecordStream} make what all contestants
 * are given, the classes called {@code Benchmark} are what JMH runs, and
 * {@link io.github.mesosspring.benchmarks.micro.JmhRuns} turns its results into
 * measurements.
 */
@NullMarked
package io.github.mesosspring.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
