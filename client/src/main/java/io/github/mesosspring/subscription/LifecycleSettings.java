package io.github.mesosspring.subscription;

import java.time.Duration;

import io.github.mesosspring.election.Election;
import org.jspecify.annotations.Nullable;

/**
 * When a subscription runs, and how it ends.
 *
 * @param election decides whether this instance is the one to subscribe; {@code null} if
 * there is only one
 */
record LifecycleSettings(boolean autoStartup, int phase, StartPolicy startPolicy, OnStop onStop, Duration stopTimeout,
		LastCalls calls, @Nullable Election election) {

}
