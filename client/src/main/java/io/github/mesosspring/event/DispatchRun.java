package io.github.mesosspring.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * The dispatcher from one start to the next stop: a queue and the loops that serve it,
 * the first for all events, the others for the rows of updates. A handler that outlives
 * the stop holds on to its own run and shares nothing with the next.
 */
final class DispatchRun {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final DispatchSettings settings;

	private final EventQueue queue;

	private final List<DeliveryLoop> loops = new ArrayList<>();

	/** As many as loops, or none if a scheduler was given. */
	private final List<EventThread> threads = new ArrayList<>();

	private final KeepAlive keepAlive = new KeepAlive();

	DispatchRun(DispatchSettings settings, EventListener listener, Function<EventQueue, DeliveryLoop.Step> dispatch,
			DeliveryLoop.Step delivery) {
		this.settings = settings;
		this.queue = new EventQueue(settings, listener, (loop) -> this.loops.get(loop).wake());
		this.loops.add(loop("mesos-events", this.queue::take, dispatch.apply(this.queue)));
		settings.acknowledgments().whenFew(() -> this.loops.forEach(DeliveryLoop::wake));
		for (WorkerRow row : this.queue.rows()) {
			this.loops.add(loop("mesos-events-" + row.number(), () -> this.queue.takeUp(row), delivery));
		}
	}

	private DeliveryLoop loop(String name, Supplier<@Nullable QueuedEvent> source, DeliveryLoop.Step delivery) {
		if (this.settings.dispatchOn() != null) {
			Scheduler.Worker worker = this.settings.dispatchOn().createWorker();
			DeliveryLoop loop = new DeliveryLoop(source, delivery, worker::schedule);
			loop.closed().thenRun(worker::dispose);
			return loop;
		}
		EventThread thread = new EventThread(name, this.settings.threads());
		DeliveryLoop loop = new DeliveryLoop(source, delivery, thread);
		loop.closed().thenRun(thread::end);
		this.threads.add(thread);
		return loop;
	}

	EventQueue queue() {
		return this.queue;
	}

	List<DeliveryLoop> loops() {
		return this.loops;
	}

	boolean isServedByCurrentThread() {
		return this.threads.stream().anyMatch(EventThread::isCurrent);
	}

	void start() {
		try {
			this.threads.forEach(EventThread::start);
			if (this.threads.stream().anyMatch(EventThread::isDaemon)) {
				this.keepAlive.start();
			}
		}
		catch (Throwable ex) {
			// ends those that were started before the system refused another
			close();
			throw ex;
		}
	}

	/**
	 * Stop, and wait for handlers that run, though not for one that calls this, and not
	 * on the scheduler of somebody else. Those get the same time.
	 */
	void stop() {
		close();
		this.keepAlive.end();
		List<EventThread> others = this.threads.stream().filter((thread) -> !thread.isCurrent()).toList();
		try {
			if (!join(others)) {
				logger.warn("A handler of Mesos events still runs " + this.settings.stopTimeout().toMillis()
						+ " ms after the stop; it is interrupted");
				interrupt(others);
				if (!join(others)) {
					logger.warn("A handler of Mesos events ignores the interrupt and is left behind");
				}
			}
		}
		catch (InterruptedException ex) {
			interrupt(others);
			Thread.currentThread().interrupt();
		}
		this.loops.stream().filter((loop) -> !loop.closed().isDone()).forEach(this::cancelLater);
		if (this.threads.isEmpty()) {
			CompletableFuture.allOf(this.loops.stream().map(DeliveryLoop::closed).toArray(CompletableFuture[]::new))
				.thenRun(this.queue::giveUp);
		}
		else {
			this.queue.giveUp();
		}
	}

	private void close() {
		this.queue.close();
		this.loops.forEach(DeliveryLoop::close);
	}

	private boolean join(List<EventThread> stopping) throws InterruptedException {
		long deadline = System.nanoTime() + this.settings.stopTimeout().toNanos();
		for (EventThread thread : stopping) {
			thread.join(Duration.ofNanos(deadline - System.nanoTime()));
		}
		return stopping.stream().noneMatch(EventThread::isAlive);
	}

	private void interrupt(List<EventThread> stopping) {
		for (EventThread thread : stopping) {
			this.loops.get(this.threads.indexOf(thread)).cancel();
			thread.interrupt();
		}
	}

	private void cancelLater(DeliveryLoop loop) {
		try {
			this.settings.timer().schedule(loop::cancel, this.settings.stopTimeout().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			loop.cancel();
		}
	}

}
