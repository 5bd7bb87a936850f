package io.github.mesosspring.benchmarks.contest;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a contestant printed.
 *
 * @param values the values it measured, by name
 * @param failure why it could not do all of the work, or {@code null}
 */
public record Outcome(Map<String, Double> values, @Nullable String failure) {
}
