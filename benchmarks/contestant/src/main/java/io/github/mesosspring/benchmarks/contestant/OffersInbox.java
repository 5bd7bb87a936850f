package io.github.mesosspring.benchmarks.contestant;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Takes events with offers one at a time, and has none of them kept by the client.
 */
class OffersInbox extends Inbox {

	private static final long LIMIT_SECONDS = 120;

	private final BlockingQueue<Object> events = new ArrayBlockingQueue<>(16);

	private volatile int last;

	private volatile Throwable failure = new IllegalStateException("None within " + LIMIT_SECONDS + " s");

	@Override
	public final Reply update(long stamp) {
		return Reply.NONE;
	}

	@Override
	public boolean offers(Object event, int offers) {
		this.last = offers;
		this.events.add(event);
		return false;
	}

	@Override
	public final void failed(Throwable failure) {
		super.failed(failure);
		this.failure = failure;
		this.events.add(this);
	}

	/**
	 * Have the next record sent.
	 * @return the event it gave, which nothing else here holds on to
	 * @throws IllegalStateException if it did not arrive
	 */
	final Object next(Control control) throws Exception {
		control.next();
		Object event = this.events.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
		if (event == null || event == this) {
			throw new IllegalStateException("The record did not arrive: " + this.failure, this.failure);
		}
		return event;
	}

	/**
	 * How many offers the last event had.
	 */
	final int last() {
		return this.last;
	}

}
