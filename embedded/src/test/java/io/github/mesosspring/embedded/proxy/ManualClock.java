package io.github.mesosspring.embedded.proxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.netty.util.concurrent.EventExecutor;

/**
 * A clock that goes on only when it is told to.
 */
final class ManualClock implements ProxyClock {

	private final List<Waiting> waiting = new ArrayList<>();

	private long now;

	@Override
	public synchronized long nanoTime() {
		return this.now;
	}

	@Override
	public synchronized void runAfter(long nanos, Runnable action, EventExecutor executor) {
		this.waiting.add(new Waiting(this.now + nanos, action, executor));
	}

	/**
	 * Returns when all that was due has run.
	 */
	void advance(Duration duration) {
		due(duration).forEach((due) -> due.executor().submit(due.action()).syncUninterruptibly());
	}

	private synchronized List<Waiting> due(Duration duration) {
		this.now += duration.toNanos();
		List<Waiting> due = this.waiting.stream().filter((one) -> one.at() <= this.now).toList();
		this.waiting.removeAll(due);
		return due;
	}

	private record Waiting(long at, Runnable action, EventExecutor executor) {

	}

}
