package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.event.DispatchStatistics;

/**
 * The gauges of what waits for its handlers, {@code mesos.queue.*}, and the bytes the
 * stream brought, {@code mesos.stream.read}.
 */
class DispatchMetrics {

	DispatchMetrics(FrameworkMeters meters, DispatchStatistics statistics) {
		meters.gauge("mesos.queue.events", "Events that wait for their handlers", statistics,
				DispatchStatistics::queuedEvents);
		meters.gauge("mesos.queue.max.events", "Events from which the queue is full and reading pauses", statistics,
				DispatchStatistics::maxQueuedEvents);
		meters.bytes("mesos.queue.bytes", "Size of the events that wait for their handlers", statistics,
				DispatchStatistics::queuedBytes);
		meters.bytes("mesos.queue.max.bytes", "Size from which the queue is full and reading pauses", statistics,
				DispatchStatistics::maxQueuedBytes);
		meters.time("mesos.queue.lag", "Age of the oldest event whose handlers are not through", statistics,
				DispatchStatistics::lag);
		meters.bytesCounted("mesos.stream.read", "What the stream of events brought", statistics,
				DispatchStatistics::bytesRead);
	}

}
