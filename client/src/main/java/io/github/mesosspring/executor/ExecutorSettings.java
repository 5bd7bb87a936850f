package io.github.mesosspring.executor;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

import io.github.mesosspring.event.EventSink;

/**
 * What an {@link ExecutorSubscriptionBuilder} was told; see there.
 */
record ExecutorSettings(EventSink sink, List<ExecutorListener> listeners, long maxRecordSize, int missedHeartbeats,
		Duration subscribeTimeout, boolean autoStartup, int phase, DoubleSupplier random) {

}
