package io.github.mesosspring.sample.job;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A state a job went into.
 *
 * @param state the state
 * @param timestamp when this process saw it
 * @param message what was said of it, if anything
 */
public record StateChange(JobState state, Instant timestamp, @Nullable String message) {
}
