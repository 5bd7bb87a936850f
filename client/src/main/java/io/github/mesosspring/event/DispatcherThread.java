package io.github.mesosspring.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The thread that serves the queue, from start to stop, and with it those of the workers,
 * if any. They keep the application alive, and no failure ends them.
 */
final class DispatcherThread {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final EventQueue queue;

	private final Consumer<QueuedEvent> delivery;

	private final UpdateWorkers workers;

	private final HeldOffersWatch heldOffers;

	private final Duration stopTimeout;

	private final ReentrantLock lifecycle = new ReentrantLock();

	private volatile @Nullable Thread thread;

	DispatcherThread(EventQueue queue, Consumer<QueuedEvent> delivery, UpdateWorkers workers,
			HeldOffersWatch heldOffers, Duration stopTimeout) {
		this.queue = queue;
		this.delivery = delivery;
		this.workers = workers;
		this.heldOffers = heldOffers;
		this.stopTimeout = stopTimeout;
	}

	boolean isRunning() {
		return this.thread != null;
	}

	void start() {
		this.lifecycle.lock();
		try {
			if (this.thread == null) {
				this.queue.open();
				startWorkers();
				this.heldOffers.start();
				Thread started = new Thread(this::run, "mesos-events");
				this.thread = started;
				started.start();
			}
		}
		finally {
			this.lifecycle.unlock();
		}
	}

	void stop() {
		if (!isServedBy(Thread.currentThread())) {
			this.lifecycle.lock();
		}
		else if (!this.lifecycle.tryLock()) {
			// somebody else is stopping it and waits for this very thread
			return;
		}
		try {
			Thread stopping = this.thread;
			if (stopping == null) {
				return;
			}
			this.queue.close();
			this.heldOffers.stop();
			List<Thread> others = new ArrayList<>(this.workers.threads());
			others.add(stopping);
			others.remove(Thread.currentThread());
			await(others);
			this.thread = null;
		}
		finally {
			this.lifecycle.unlock();
		}
	}

	private boolean isServedBy(Thread current) {
		return current == this.thread || this.workers.threads().contains(current);
	}

	private void startWorkers() {
		try {
			this.workers.start();
		}
		catch (Throwable ex) {
			// ends those that were started before the system refused another
			this.queue.close();
			throw ex;
		}
	}

	private void await(List<Thread> stopping) {
		try {
			join(stopping);
			if (stopping.stream().anyMatch(Thread::isAlive)) {
				logger.warn("A handler of Mesos events still runs " + this.stopTimeout.toMillis()
						+ " ms after the stop; it is interrupted");
				stopping.forEach(Thread::interrupt);
				join(stopping);
			}
			if (stopping.stream().anyMatch(Thread::isAlive)) {
				logger.warn("A handler of Mesos events ignores the interrupt and is left behind");
			}
		}
		catch (InterruptedException ex) {
			stopping.forEach(Thread::interrupt);
			Thread.currentThread().interrupt();
		}
	}

	private void join(List<Thread> stopping) throws InterruptedException {
		long deadline = System.nanoTime() + this.stopTimeout.toNanos();
		for (Thread thread : stopping) {
			TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
		}
	}

	private void run() {
		// a thread that was left behind must not share the queue with its successor
		while (this.thread == Thread.currentThread()) {
			QueuedEvent next = this.queue.take();
			if (next == null) {
				return;
			}
			try {
				this.delivery.accept(next);
			}
			catch (Throwable ex) {
				logger.error("A " + next.type() + " event could not be delivered", ex);
			}
		}
	}

}
