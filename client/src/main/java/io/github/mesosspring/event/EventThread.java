package io.github.mesosspring.event;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A thread that runs what it is given, one after the other. It is given no more than a
 * task or two at a time.
 */
final class EventThread implements Executor {

	private static final Runnable END = () -> {
	};

	private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

	private final Thread thread;

	EventThread(String name, ThreadFactory threads) {
		this.thread = Objects.requireNonNull(threads.newThread(this::run), "A thread factory made no thread");
		this.thread.setName(name);
	}

	void start() {
		this.thread.start();
	}

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
	}

	/**
	 * End when the task that runs has returned. What is given to it later is not run.
	 */
	void end() {
		this.tasks.add(END);
	}

	void interrupt() {
		this.thread.interrupt();
	}

	boolean isCurrent() {
		return this.thread == Thread.currentThread();
	}

	boolean isAlive() {
		return this.thread.isAlive();
	}

	/**
	 * Whether the JVM may end while it runs, as it may while virtual threads do.
	 */
	boolean isDaemon() {
		return this.thread.isDaemon();
	}

	/**
	 * Wait for its end.
	 */
	void join(Duration limit) throws InterruptedException {
		TimeUnit.NANOSECONDS.timedJoin(this.thread, limit.toNanos());
	}

	private void run() {
		for (Runnable task = take(); task != END; task = take()) {
			task.run();
		}
	}

	private Runnable take() {
		while (true) {
			try {
				return this.tasks.take();
			}
			catch (InterruptedException ex) {
				// was meant for a handler, which has just returned
			}
		}
	}

}
