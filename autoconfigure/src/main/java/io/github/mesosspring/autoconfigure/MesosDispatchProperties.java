package io.github.mesosspring.autoconfigure;

import java.time.Duration;

import org.springframework.util.unit.DataSize;

/**
 * The way from the stream to the event handlers: the keys below {@code mesos.dispatch}.
 */
public class MesosDispatchProperties {

	/**
	 * Size of the events that may wait for their handlers. When the next does not fit,
	 * reading from the master pauses. A larger one is let in when nothing waits.
	 */
	private DataSize maxQueuedBytes = DataSize.ofMegabytes(64);

	/**
	 * Number of events that may wait for their handlers. When there is no room for the
	 * next, reading from the master pauses.
	 */
	private int maxQueuedEvents = 100_000;

	/**
	 * How long reading may pause because handlers are slower than the master. After that
	 * the subscription is given up until they have caught up.
	 */
	private Duration maxPause = Duration.ofMinutes(2);

	/**
	 * Number of threads that handle status updates, each task by one of them. With 1, one
	 * thread handles all events.
	 */
	private int concurrency = 1;

	/**
	 * Number of handled status updates to remember, so that repetitions are acknowledged
	 * again but not handled again. 0 for none.
	 */
	private int rememberedUpdates = 10_000;

	/**
	 * Number of failed deliveries after which a status update is parked: published as an
	 * event and acknowledged. 0 for never.
	 */
	private int maxDeliveries = 10;

	public DataSize getMaxQueuedBytes() {
		return this.maxQueuedBytes;
	}

	public void setMaxQueuedBytes(DataSize maxQueuedBytes) {
		this.maxQueuedBytes = maxQueuedBytes;
	}

	public int getMaxQueuedEvents() {
		return this.maxQueuedEvents;
	}

	public void setMaxQueuedEvents(int maxQueuedEvents) {
		this.maxQueuedEvents = maxQueuedEvents;
	}

	public Duration getMaxPause() {
		return this.maxPause;
	}

	public void setMaxPause(Duration maxPause) {
		this.maxPause = maxPause;
	}

	public int getConcurrency() {
		return this.concurrency;
	}

	public void setConcurrency(int concurrency) {
		this.concurrency = concurrency;
	}

	public int getRememberedUpdates() {
		return this.rememberedUpdates;
	}

	public void setRememberedUpdates(int rememberedUpdates) {
		this.rememberedUpdates = rememberedUpdates;
	}

	public int getMaxDeliveries() {
		return this.maxDeliveries;
	}

	public void setMaxDeliveries(int maxDeliveries) {
		this.maxDeliveries = maxDeliveries;
	}

}
