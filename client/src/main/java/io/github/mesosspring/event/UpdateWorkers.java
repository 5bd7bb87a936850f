package io.github.mesosspring.event;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.mesosspring.protocol.scheduler.Event;
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

	private final Function<QueuedEvent, Event> decoder;

	private final Consumer<QueuedEvent> delivery;

	private volatile List<Thread> threads = List.of();

	/**
	 * Create the workers, as many as the queue has rows for.
	 * @param delivery delivers events, by any thread
	 */
	UpdateWorkers(EventQueue queue, Function<QueuedEvent, Event> decoder, Consumer<QueuedEvent> delivery) {
		this.queue = queue;
		this.decoder = decoder;
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
	 * Move an update to the row of its task, and deliver any other event at once.
	 */
	void deliver(QueuedEvent next) {
		if (next.type() == MesosEventType.UPDATE) {
			handOver(next);
		}
		else {
			this.delivery.accept(next);
		}
	}

	private void handOver(QueuedEvent update) {
		int hash = 0;
		try {
			hash = this.decoder.apply(update).getUpdate().getStatus().getTaskId().getValue().hashCode();
		}
		catch (RuntimeException ex) {
			logger.trace("The worker that decodes this update will fail too, and say so", ex);
		}
		catch (Error ex) {
			this.queue.discard(update);
			throw ex;
		}
		this.queue.handOver(update, hash);
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
