package io.github.mesosspring.executor;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How an executor's subscription is at one moment.
 *
 * @param state the state
 * @param agent base URI of the agent
 * @param lastEventAge time since the last sign of life on the stream, while subscribed
 * @param reconnects how often the agent went away or could not be subscribed to and
 * another attempt was to follow
 * @param unacknowledgedUpdates how many updates the agent has not acknowledged
 * @param unacknowledgedTasks how many tasks had no acknowledged update yet
 * @param problem the agent's own words, or what failed last; {@code null} while all is
 * well
 */
public record ExecutorStatus(ExecutorState state, URI agent, @Nullable Duration lastEventAge, long reconnects,
		int unacknowledgedUpdates, int unacknowledgedTasks, @Nullable String problem) {

}
