package io.github.mesosspring.event;

import java.util.concurrent.CountDownLatch;

/**
 * A thread that does nothing but keep the application alive, while the threads that work
 * do not: a framework without a web server would end as soon as its {@code main} method
 * returns.
 */
final class KeepAlive {

	private static final String NAME = "mesos-events-keep-alive";

	private final CountDownLatch ended = new CountDownLatch(1);

	void start() {
		Thread thread = new Thread(this::await, NAME);
		thread.setDaemon(false);
		thread.start();
	}

	void end() {
		this.ended.countDown();
	}

	private void await() {
		try {
			this.ended.await();
		}
		catch (InterruptedException ex) {
			// whoever interrupts it wants the application to end
		}
	}

}
