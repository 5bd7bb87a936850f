package io.github.mesosspring.event;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Reads the figures of the queue that is in use.
 */
final class QueueStatistics implements DispatchStatistics {

	private final DispatchSettings settings;

	private final Supplier<EventQueue> queue;

	/** A stream that was given up may bring something while the next one does. */
	private final LongAdder bytesRead = new LongAdder();

	QueueStatistics(DispatchSettings settings, Supplier<EventQueue> queue) {
		this.settings = settings;
		this.queue = queue;
	}

	/**
	 * The time on the clock by which events grow old.
	 */
	long now() {
		return this.settings.now();
	}

	void read(int bytes) {
		this.bytesRead.add(bytes);
	}

	@Override
	public int queuedEvents() {
		return this.queue.get().waiting().events();
	}

	@Override
	public long queuedBytes() {
		return this.queue.get().waiting().bytes();
	}

	@Override
	public int maxQueuedEvents() {
		return this.settings.maxQueuedEvents();
	}

	@Override
	public long maxQueuedBytes() {
		return this.settings.maxQueuedBytes();
	}

	@Override
	public Duration lag() {
		QueuedEvent oldest = this.queue.get().oldest();
		return (oldest != null) ? Duration.ofNanos(Math.max(0, now() - oldest.arrival())) : Duration.ZERO;
	}

	@Override
	public long bytesRead() {
		return this.bytesRead.sum();
	}

}
