package io.github.mesosspring.event;

import java.time.Duration;

/**
 * How much waits to be delivered, for gauges. Every figure is read without a lock and
 * without a look at the events themselves, so that asking often costs the delivery
 * nothing; two figures read one after the other need not fit together. Thread-safe.
 */
public interface DispatchStatistics {

	/**
	 * The events that wait. One that is being handled waits no more.
	 * @return the number of events
	 */
	int queuedEvents();

	/**
	 * The size of the records that wait.
	 * @return the number of bytes
	 */
	long queuedBytes();

	/**
	 * The number of waiting events from which the queue is full.
	 * @return the bound ({@code mesos.dispatch.max-queued-events})
	 */
	int maxQueuedEvents();

	/**
	 * The size of the records that may wait.
	 * @return the bound ({@code mesos.dispatch.max-queued-bytes})
	 */
	long maxQueuedBytes();

	/**
	 * The age of the oldest event that is not delivered: it waits, or its handlers are
	 * not through.
	 * @return the time since it arrived, zero if all are delivered
	 */
	Duration lag();

	/**
	 * What the streams have brought, whether or not it made whole events.
	 * @return the number of bytes since this dispatcher was made
	 */
	long bytesRead();

}
