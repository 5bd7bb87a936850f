package io.github.mesosspring.event;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The threads that handle updates when there is more than one to do so. Each serves a row
 * of its own, and all updates of a task go to the same row, which keeps their order. The
 * rows are parts of the queue and hold records, not decoded events: what waits takes the
 * memory it is counted with.
 */
final class UpdateWorkers {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final EventQueue queue;

	private final ToIntFunction<QueuedEvent> hash;

	private final Consumer<QueuedEvent> delivery;

	private volatile List<Thread> threads = List.of();

	/**
	 * Create the workers, as many as the queue has rows for.
	 * @param hash a number that is the same for all updates of a task
	 * @param delivery what a worker does with an update
	 */
	UpdateWorkers(EventQueue queue, ToIntFunction<QueuedEvent> hash, Consumer<QueuedEvent> delivery) {
		this.queue = queue;
		this.hash = hash;
		this.delivery = delivery;
	}

	/**
	 * Start a thread for each row of the queue, which has just been opened. They end when
	 * it is closed.
	 */
	void start() {
		List<Thread> started = new ArrayList<>();
		for (WorkerRow row : this.queue.rows()) {
			started.add(new Thread(() -> run(row), "mesos-events-" + (started.size() + 1)));
		}
		this.threads = List.copyOf(started);
		started.forEach(Thread::start);
	}

	List<Thread> threads() {
		return this.threads;
	}

	/**
	 * Move an update, the next one of the queue, to the row of its task. Never waits.
	 */
	void handOver(QueuedEvent update) {
		int hashed = 0;
		try {
			hashed = this.hash.applyAsInt(update);
		}
		catch (RuntimeException ex) {
			logger.trace("The worker that decodes this update will fail too, and say so", ex);
		}
		catch (Error ex) {
			this.queue.discard(update);
			throw ex;
		}
		this.queue.handOver(update, hashed);
	}

	private void run(WorkerRow row) {
		QueuedEvent next = this.queue.takeUp(row);
		while (next != null) {
			try {
				this.delivery.accept(next);
			}
			catch (Throwable ex) {
				logger.error("An " + next.type() + " event could not be delivered", ex);
			}
			next = this.queue.takeUp(row);
		}
	}

}
